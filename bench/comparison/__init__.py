"""What bench/compare is made of: two places for the same blog, what is measured of them, and the documents that say it."""
