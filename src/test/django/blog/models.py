import os
from importlib import import_module

_shape = import_module("blog.shapes." + os.environ["BLOG_SHAPE"])
globals().update({name: each for name, each in vars(_shape).items() if isinstance(each, type)})
