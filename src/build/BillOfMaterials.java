import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.cyclonedx.Version;
import org.cyclonedx.generators.BomGeneratorFactory;
import org.cyclonedx.model.Bom;
import org.cyclonedx.model.Component;
import org.cyclonedx.model.Dependency;
import org.cyclonedx.model.Evidence;
import org.cyclonedx.model.Hash;
import org.cyclonedx.model.License;
import org.cyclonedx.model.LicenseChoice;
import org.cyclonedx.model.component.evidence.Occurrence;
import org.cyclonedx.parsers.JsonParser;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Run by the build: says in CycloneDX what the folder of the server is made of, each file with its place. Maven's own bill knows the
 * dependencies of the pom and not the server, which is provisioned; it names APIs too that only the compiler sees. So each jar that is
 * there is looked for in Maven's bill, by its SHA-256, and then among what WildFly's provisioning says it installed.
 *
 * <p>The build fails on a jar that neither knows, and on a licence that the list of the allowed ones does not have. The same folder gives
 * the same bytes: no time and no random number goes in.
 *
 * <p>Arguments: Maven's bill; the folder of the server; the allowed licences; the bill to write; then software that is not a jar, each as
 * {@code name version licence folder}, where the folder is within the server's.
 */
class BillOfMaterials {

    /** What is in the folder without being a jar in it: unpacked, or compiled into a script. */
    private static final Map<String, String> UNPACKED = Map.of(
            "com.sksamuel.scrimage:scrimage-webp:", "lib/webp",
            "org.xerial:sqlite-jdbc:natives-linux", "lib/sqlite/org/sqlite/native/Linux",
            "org.xerial:sqlite-jdbc:natives-mac", "lib/sqlite/org/sqlite/native/Mac");

    private static final String SCRIPTS = "standalone/deployments/ROOT.war/WEB-INF/classes/assets/js";
    private static final Pattern STREAM =
            Pattern.compile("groupId: \"([^\"]+)\"\\s+artifactId: \"([^\"]+)\"\\s+version: \"([^\"]+)\"");
    private static final Pattern CLASSIFIER = Pattern.compile("[?&]classifier=([^&]+)");

    private final Path server;
    private final Map<String, String> allowed;
    private final Map<String, Component> bySha256 = new HashMap<>();
    private final Map<String, List<String>> licencesOfServer = new HashMap<>();
    private final List<Artefact> installed = new ArrayList<>();
    private final Map<String, Component> shipped = new TreeMap<>();
    private final Set<String> faults = new LinkedHashSet<>();

    private record Artefact(String group, String name, String version) {}

    private BillOfMaterials(Path server, Map<String, String> allowed) {
        this.server = server;
        this.allowed = allowed;
    }

    public static void main(String[] arguments) throws Exception {
        Bom maven = new JsonParser().parse(Path.of(arguments[0]).toFile());
        BillOfMaterials bill = new BillOfMaterials(Path.of(arguments[1]), allowedLicences(Path.of(arguments[2])));
        bill.readInstalled();
        bill.takeOfMaven(maven);
        bill.takeJars();
        for (String software : Arrays.asList(arguments).subList(4, arguments.length)) {
            bill.takeSoftware(software);
        }
        bill.shipped.values().forEach(bill::judge);
        if (!bill.faults.isEmpty()) {
            bill.faults.forEach(System.err::println);
            System.exit(1);
        }
        bill.write(maven, Path.of(arguments[3]));
    }

    /** Every name that an allowed licence goes by, with its identifier of SPDX. */
    private static Map<String, String> allowedLicences(Path file) throws IOException {
        Properties lines = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            lines.load(reader);
        }
        Map<String, String> names = new HashMap<>();
        lines.forEach((id, others) -> {
            names.put((String) id, (String) id);
            Stream.of(((String) others).split("\\|")).map(String::strip).forEach(name -> names.put(name, (String) id));
        });
        return names;
    }

    private void readInstalled() throws Exception {
        // A list of maps in YAML that Galleon writes, always in this form: a parser for it would be one more dependency of the build.
        Matcher stream = STREAM.matcher(Files.readString(server.resolve(".installation/manifest.yaml")));
        while (stream.find()) {
            installed.add(new Artefact(stream.group(1), stream.group(2), stream.group(3)));
        }
        NodeList dependencies = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(server.resolve("docs/licenses/licenses.xml").toFile())
                .getElementsByTagName("dependency");
        for (int i = 0; i < dependencies.getLength(); i++) {
            Element dependency = (Element) dependencies.item(i);
            List<String> names = new ArrayList<>();
            NodeList licences = dependency.getElementsByTagName("license");
            for (int j = 0; j < licences.getLength(); j++) {
                names.add(text((Element) licences.item(j), "name"));
            }
            licencesOfServer.put(text(dependency, "groupId") + ":" + text(dependency, "artifactId"), names);
        }
    }

    private static String text(Element element, String name) {
        return element.getElementsByTagName(name).item(0).getTextContent().strip();
    }

    private void takeOfMaven(Bom maven) {
        for (Component component : maven.getComponents()) {
            sha256(component).ifPresent(hash -> bySha256.put(hash, component));
            Matcher classifier = CLASSIFIER.matcher(component.getPurl());
            String folder = component.getGroup().startsWith("org.mvnpm")
                    ? SCRIPTS
                    : UNPACKED.get(component.getGroup() + ":" + component.getName() + ":"
                            + (classifier.find() ? classifier.group(1) : ""));
            if (folder != null && Files.isDirectory(server.resolve(folder))) {
                take(component, folder);
            }
        }
    }

    private static Optional<String> sha256(Component component) {
        return Optional.ofNullable(component.getHashes()).stream()
                .flatMap(List::stream)
                .filter(hash -> hash.getAlgorithm().equals(Hash.Algorithm.SHA_256.getSpec()))
                .map(Hash::getValue)
                .findFirst();
    }

    private void takeJars() throws Exception {
        List<Path> jars;
        try (Stream<Path> files = Files.walk(server)) {
            jars = files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
        }
        for (Path jar : jars) {
            String place = server.relativize(jar).toString().replace('\\', '/');
            String hash = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar)));
            if (bySha256.containsKey(hash)) {
                take(bySha256.get(hash), place);
            } else {
                ofServer(jar.getFileName().toString().replaceFirst("\\.jar$", ""), hash)
                        .ifPresentOrElse(
                                component -> take(component, place),
                                () -> faults.add(place + " comes from nowhere that Maven or WildFly knows of"));
            }
        }
    }

    /** What WildFly installed under a file's name: {@code artefact-version} or {@code artefact-version-classifier}. */
    private Optional<Component> ofServer(String name, String hash) {
        return installed.stream()
                .filter(artefact -> (name + "-").startsWith(artefact.name() + "-" + artefact.version() + "-")
                        || name.equals("jboss-modules") && artefact.name().equals(name))
                .findFirst()
                .map(artefact -> {
                    String stem = artefact.name() + "-" + artefact.version() + "-";
                    String classifier = name.startsWith(stem) ? "classifier=" + name.substring(stem.length()) + "&" : "";
                    Component component = component(
                            "pkg:maven/" + artefact.group() + "/" + artefact.name() + "@" + artefact.version() + "?"
                                    + classifier + "type=jar",
                            artefact.name(),
                            artefact.version(),
                            licencesOfServer.getOrDefault(artefact.group() + ":" + artefact.name(), List.of()));
                    component.setGroup(artefact.group());
                    component.addHash(new Hash(Hash.Algorithm.SHA_256, hash));
                    return component;
                });
    }

    private void takeSoftware(String software) {
        String[] words = software.split(" ");
        if (Files.exists(server.resolve(words[3]))) {
            take(component("pkg:generic/" + words[0] + "@" + words[1], words[0], words[1], List.of(words[2])), words[3]);
        }
    }

    private static Component component(String purl, String name, String version, List<String> licences) {
        Component component = new Component();
        component.setType(Component.Type.LIBRARY);
        component.setBomRef(purl);
        component.setPurl(purl);
        component.setName(name);
        component.setVersion(version);
        component.setScope(Component.Scope.REQUIRED);
        LicenseChoice choice = new LicenseChoice();
        for (String licence : licences) {
            License one = new License();
            one.setName(licence);
            choice.addLicense(one);
        }
        component.setLicenses(choice);
        return component;
    }

    private void take(Component component, String place) {
        Component known = shipped.computeIfAbsent(component.getBomRef(), ref -> component);
        if (known.getEvidence() == null) {
            known.setEvidence(new Evidence());
        }
        Occurrence occurrence = new Occurrence();
        occurrence.setLocation(place);
        known.getEvidence().addOccurrence(occurrence);
    }

    /** Each of a component's licences must be allowed: poms do not say whether one may choose. */
    private void judge(Component component) {
        LicenseChoice choice = component.getLicenses();
        if (choice == null || choice.getLicenses() == null || choice.getLicenses().isEmpty()) {
            faults.add(component.getPurl() + " does not say under which licence it is");
            return;
        }
        for (License licence : choice.getLicenses()) {
            String name = licence.getId() != null ? licence.getId() : licence.getName();
            String id = allowed.get(name);
            if (id == null) {
                faults.add(component.getPurl() + " is under \"" + name + "\", which src/build/licenses.properties does not allow");
            } else if (!id.startsWith("LicenseRef-")) {
                licence.setName(null);
                licence.setId(id);
            }
        }
    }

    private void write(Bom maven, Path target) throws Exception {
        Map<String, Dependency> graph = new LinkedHashMap<>();
        for (Dependency node : Optional.ofNullable(maven.getDependencies()).orElse(List.of())) {
            boolean root = node.getRef().equals(maven.getMetadata().getComponent().getBomRef());
            if (root || shipped.containsKey(node.getRef())) {
                Dependency kept = new Dependency(node.getRef());
                Optional.ofNullable(node.getDependencies()).orElse(List.of()).stream()
                        .filter(other -> shipped.containsKey(other.getRef()))
                        .forEach(other -> kept.addDependency(new Dependency(other.getRef())));
                graph.put(node.getRef(), kept);
            }
        }
        maven.setDependencies(new ArrayList<>(graph.values()));
        maven.setComponents(new ArrayList<>(shipped.values()));
        // The library puts the time of reading there.
        maven.getMetadata().setTimestamp(null);
        maven.setSerialNumber(null);
        byte[] content = json(maven).getBytes(StandardCharsets.UTF_8);
        maven.setSerialNumber("urn:uuid:" + UUID.nameUUIDFromBytes(content));
        Files.createDirectories(target.toAbsolutePath().getParent());
        Files.writeString(target, json(maven) + "\n");
    }

    private static String json(Bom bill) throws Exception {
        return BomGeneratorFactory.createJson(Version.VERSION_16, bill).toJsonString();
    }
}
