import com.google.javascript.jscomp.CheckLevel;
import com.google.javascript.jscomp.CompilationLevel;
import com.google.javascript.jscomp.Compiler;
import com.google.javascript.jscomp.CompilerOptions;
import com.google.javascript.jscomp.CompilerOptions.LanguageMode;
import com.google.javascript.jscomp.DependencyOptions;
import com.google.javascript.jscomp.DiagnosticGroups;
import com.google.javascript.jscomp.ModuleIdentifier;
import com.google.javascript.jscomp.Result;
import com.google.javascript.jscomp.SourceFile;
import com.google.javascript.jscomp.deps.ModuleLoader.ResolutionMode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;

/**
 * Run by the build: makes one minified script of our modules and the libraries that they import, by the Closure Compiler,
 * which needs nothing but a JDK. The libraries are npm packages in jars, each with an import map that names its module; what Maven
 * does not serve, or what takes the place of a package, lies in {@code npm} among our modules.
 *
 * <p>Arguments: the folder of our modules; the entry point in it; the folder of the jars; the script to write.
 */
class BundleScripts {

    /** Of an import map: {@code "@codemirror/view" : "/_static/at/codemirror/view/6.41.0/dist/index.js"}. */
    private static final Pattern IMPORT = Pattern.compile("\"([^\"]+[^\"/])\"\\s*:\\s*\"(/_static/[^\"]+\\.js)\"");

    /** An import of a package, not of a file: {@code import { a } from "@codemirror/view"}. */
    private static final Pattern BARE =
            Pattern.compile("((?:^|[\\s;}])(?:from|import)\\s*)([\"'])([@a-z][^\"']*)\\2", Pattern.MULTILINE);

    private final List<SourceFile> sources = new ArrayList<>();
    private final Set<String> licences = new LinkedHashSet<>();

    public static void main(String[] arguments) throws Exception {
        Path modules = Path.of(arguments[0]);
        Path jars = Path.of(arguments[2]);
        Path target = Path.of(arguments[3]);
        if (newerThan(target, modules) && newerThan(target, jars)) {
            return;
        }
        BundleScripts bundle = new BundleScripts();
        for (Path jar : filesUnder(jars)) {
            bundle.addPackage(jar);
        }
        bundle.addOwn(modules.resolve("npm"));
        bundle.addModules(modules);
        Files.createDirectories(target.getParent());
        Files.writeString(target, bundle.compiled("/" + arguments[1]));
    }

    /** Compiling takes ten seconds: nothing is done where nothing changed. */
    private static boolean newerThan(Path target, Path folder) throws IOException {
        if (!Files.exists(target)) {
            return false;
        }
        for (Path file : filesUnder(folder)) {
            if (Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(target)) > 0) {
                return false;
            }
        }
        return true;
    }

    /** An npm package as a jar. */
    private void addPackage(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            Matcher module = IMPORT.matcher(text(file, "META-INF/importmap.json"));
            if (!module.find()) {
                throw new IOException(jar + " has no module in its import map");
            }
            String path = "META-INF/resources" + module.group(2);
            add(module.group(1), text(file, path));
            file.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.endsWith("/LICENSE"))
                    .forEach(name -> licences.add(uncheckedText(file, name)));
        }
    }

    /** Packages as files, {@code npm/@codemirror/merge.js} with {@code merge.LICENSE} beside it. */
    private void addOwn(Path folder) throws IOException {
        for (Path file : filesUnder(folder)) {
            String name = folder.relativize(file).toString().replace('\\', '/');
            if (name.endsWith(".js")) {
                add(name.substring(0, name.length() - 3), Files.readString(file));
            } else {
                licences.add(Files.readString(file).strip());
            }
        }
    }

    private void add(String name, String module) {
        sources.add(SourceFile.fromCode("/npm/" + name + ".js", withPaths(module)));
    }

    /** {@code from "style-mod"} becomes {@code from "/npm/style-mod.js"}: the compiler's own search wants folders on a disk. */
    private static String withPaths(String module) {
        return BARE.matcher(module).replaceAll("$1$2/npm/$3.js$2");
    }

    private void addModules(Path folder) throws IOException {
        for (Path file : filesUnder(folder)) {
            String name = folder.relativize(file).toString().replace('\\', '/');
            if (name.endsWith(".js") && !name.startsWith("npm/")) {
                sources.add(SourceFile.fromCode("/" + name, withPaths(Files.readString(file))));
            }
        }
    }

    private String compiled(String entryPoint) {
        CompilerOptions options = new CompilerOptions();
        CompilationLevel.SIMPLE_OPTIMIZATIONS.setOptionsForCompilationLevel(options);
        // All of it stands in one function: what nobody uses there can go.
        options.setAssumeStrictThis(true);
        CompilationLevel.SIMPLE_OPTIMIZATIONS.setWrappedOutputOptimizations(options);
        options.setLanguageIn(LanguageMode.UNSTABLE);
        options.setLanguageOut(LanguageMode.ECMASCRIPT_2021);
        options.setEmitUseStrict(false);
        options.setRewritePolyfills(false);
        options.setModuleResolutionMode(ResolutionMode.BROWSER);
        options.setDependencyOptions(
                DependencyOptions.pruneForEntryPoints(List.of(ModuleIdentifier.forFile(entryPoint))));
        options.setWarningLevel(DiagnosticGroups.CHECK_TYPES, CheckLevel.OFF);
        options.setWarningLevel(DiagnosticGroups.NON_STANDARD_JSDOC, CheckLevel.OFF);
        options.setWarningLevel(DiagnosticGroups.MISPLACED_TYPE_ANNOTATION, CheckLevel.OFF);

        Compiler compiler = new Compiler(System.err);
        Result result = compiler.compile(List.of(), sources, options);
        if (!result.success) {
            throw new IllegalStateException("the scripts cannot be bundled: see above");
        }
        String banner = licences.stream().collect(Collectors.joining("\n\n", "/*!\n", "\n*/\n"));
        return banner + "(function(){\"use strict\";" + compiler.toSource() + "})();\n";
    }

    private static String text(JarFile jar, String name) throws IOException {
        ZipEntry entry = jar.getEntry(name);
        if (entry == null) {
            throw new IOException(jar.getName() + " has no " + name);
        }
        try (InputStream in = jar.getInputStream(entry)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String uncheckedText(JarFile jar, String name) {
        try {
            return text(jar, name).strip();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<Path> filesUnder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
