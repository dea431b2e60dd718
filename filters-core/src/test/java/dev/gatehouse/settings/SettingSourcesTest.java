package dev.gatehouse.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SettingSourcesTest {
    private final Properties systemProperties = new Properties();
    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, String> initParams =
            new HashMap<>(Map.of("provider.url", "https://id.example.com", "client.secret", "geheim"));
    private final Map<String, String> contextParams = new HashMap<>();
    private final Map<String, String> files = new HashMap<>();
    private String contextPath = "/shop";

    @TempDir
    private Path directory;

    /** The places of {@code client.id} in their order; the value in each is the place's name. */
    private enum Place {
        SYSTEM_PROPERTY,
        ENVIRONMENT,
        INIT_PARAM,
        CONTEXT_PARAM,
        FILE
    }

    static Stream<Arguments> pairs() {
        List<Arguments> pairs = new ArrayList<>();
        for (Place first : Place.values()) {
            for (Place later : EnumSet.range(first, Place.FILE)) {
                if (first != later) {
                    pairs.add(arguments(first, later));
                }
            }
        }
        return pairs.stream();
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void ofTwoSourcesTheFirstCounts(Place first, Place later) {
        give(first, "", "client.id");
        give(later, "", "client.id");

        assertThat(clientId()).isEqualTo(first.name());
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void theFirstCountsEvenWhereALaterOneSpeaksToThisContextOnly(Place first, Place later) {
        give(first, "", "client.id");
        give(later, "shop", "client.id");

        assertThat(clientId()).isEqualTo(first.name());
    }

    static Stream<Place> places() {
        return Stream.of(Place.values());
    }

    @ParameterizedTest
    @MethodSource("places")
    void eachSourceIsEnough(Place place) {
        give(place, "", "client.id");

        assertThat(clientId()).isEqualTo(place.name());
    }

    @ParameterizedTest
    @MethodSource("places")
    void inOneSourceTheFormForThisContextBeatsTheGeneralOne(Place place) {
        give(place, "", "client.id", "general");
        give(place, "shop", "client.id", "ours");
        give(place, "forum", "client.id", "theirs");

        assertThat(clientId()).isEqualTo("ours");
    }

    @ParameterizedTest
    @MethodSource("places")
    void namesForOtherContextsAreNotUnknown(Place place) {
        give(Place.SYSTEM_PROPERTY, "", "client.id");
        give(place, "forum", "client.secret");
        give(place, "a.b-c", "client.secret-file");

        CheckedSettings checked = CheckedSettings.read(sources());

        assertThat(checked.settings().client().secret()).isEqualTo(new Secret("geheim"));
        assertThat(checked.warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', gatehouse.ROOT.client.id, GATEHOUSE_ROOT_CLIENT_ID",
        "/, gatehouse.ROOT.client.id, GATEHOUSE_ROOT_CLIENT_ID",
        "/Shop, gatehouse.Shop.client.id, GATEHOUSE_SHOP_CLIENT_ID",
        "/my-shop.v2, gatehouse.my-shop.v2.client.id, GATEHOUSE_MY_SHOP_V2_CLIENT_ID",
        "/a/b, gatehouse.a#b.client.id, GATEHOUSE_A_B_CLIENT_ID",
    })
    void theContextNameComesFromTheContextPath(String path, String property, String variable) {
        contextPath = path;
        give(Place.INIT_PARAM, "", "client.id", "general");
        environment.put(variable, "by variable");
        assertThat(clientId()).isEqualTo("by variable");

        systemProperties.setProperty(property, "by property");
        assertThat(clientId()).isEqualTo("by property");
    }

    @Test
    void aContextWhoseNameMakesAnotherSettingsNameDoesNotTakeIt() {
        contextPath = "/path";
        give(Place.INIT_PARAM, "", "client.id");
        systemProperties.setProperty("gatehouse.path.register", "/sign-up");

        CheckedSettings checked = CheckedSettings.read(sources(), true);

        assertThat(checked.settings().path().register()).isEqualTo("/sign-up");
        assertThat(checked.settings().register()).isTrue();
    }

    @Test
    void noTwoSettingsShareAVariable() {
        assertThat(Catalog.names().stream().map(Naming.ENVIRONMENT::general)).doesNotHaveDuplicates();
        assertThat(Naming.ENVIRONMENT.general("provider.jwt-refresh-endpoint"))
                .isEqualTo("GATEHOUSE_PROVIDER_JWT_REFRESH_ENDPOINT");
    }

    @ParameterizedTest
    @CsvSource({
        "client.idd, client.id",
        "cliend.id, client.id",
        "refresh.ahaed, refresh.ahead",
        "client-id, client.id",
        "clientId, client.id",
        "cookie.samesite, cookie.same-site",
        "provider.apikey, provider.api-key",
        "client.secret-fiel, client.secret-file",
        "cookie.prefix-file, cookie.prefix",
    })
    void anUnknownNameStopsTheStartWithTheNearestOne(String unknown, String nearest) {
        give(Place.INIT_PARAM, "", "client.id");
        initParams.put(unknown, "x");
        contextParams.put("gatehouse." + unknown, "x");
        systemProperties.setProperty("gatehouse." + unknown, "x");
        files.put("/WEB-INF/gatehouse.properties", unknown + "=x");

        assertThat(faults())
                .containsExactly(
                        "system property gatehouse." + unknown + " is not a setting; nearest known name: gatehouse."
                                + nearest,
                        "init-param " + unknown + " is not a setting; nearest known name: " + nearest,
                        "context-param gatehouse." + unknown + " is not a setting; nearest known name: gatehouse."
                                + nearest,
                        "file WEB-INF/gatehouse.properties " + unknown + " is not a setting; nearest known name: "
                                + nearest);
    }

    @Test
    void aMisspeltNameForThisContextIsUnknownToo() {
        give(Place.INIT_PARAM, "", "client.id");
        systemProperties.setProperty("gatehouse.shop.client.idd", "x");
        initParams.put("gatehouse.client.id", "x");

        assertThat(faults())
                .containsExactly(
                        "system property gatehouse.shop.client.idd is not a setting; nearest known name:"
                                + " gatehouse.client.id",
                        "init-param gatehouse.client.id is not a setting; nearest known name: client.id");
    }

    @Test
    void namesOfOthersAreLeftAlone() {
        give(Place.INIT_PARAM, "", "client.id");
        systemProperties.setProperty("user.dir", "x");
        contextParams.put("client.idd", "x");
        environment.put("PATH", "x");

        assertThat(CheckedSettings.read(sources()).warnings()).isEmpty();
    }

    @Test
    void anUnknownVariableOnlyWarns() {
        give(Place.INIT_PARAM, "", "client.id");
        environment.put("GATEHOUSE_SERVICE_HOST", "10.0.0.1");
        environment.put("GATEHOUSE_CLIENT_SECERT", "x");

        assertThat(CheckedSettings.read(sources()).warnings())
                .containsExactly(
                        "environment GATEHOUSE_CLIENT_SECERT is not a setting; nearest known name:"
                                + " GATEHOUSE_CLIENT_SECRET",
                        "environment GATEHOUSE_SERVICE_HOST is not a setting; nearest known name:"
                                + " GATEHOUSE_COOKIE_HIDE");
    }

    @Test
    void theWarningReachesWhoeverMissesTheSetting() {
        environment.put("GATEHOUSE_CLIENT_IDD", "shop");

        assertThat(refusal().faults())
                .containsExactly("client.id is missing; accepted: a text of printable ASCII characters");
        assertThat(refusal().warnings())
                .containsExactly(
                        "environment GATEHOUSE_CLIENT_IDD is not a setting; nearest known name: GATEHOUSE_CLIENT_ID");
    }

    @ParameterizedTest
    @CsvSource({
        "${ID}, shop-1",
        "${ID:other}, shop-1",
        "${UNSET:other}, other",
        "${BLANK:other}, other",
        "my-${ID}-${UNSET:x}!, my-shop-1-x!",
        "'${UNSET: a b }', a b",
        "${RAW}, ${ID}$1\\",
        "$ID, $ID",
        "a$}{b, a$}{b",
    })
    void variablesAreExpandedOnce(String text, String expected) {
        environment.putAll(Map.of("ID", "shop-1", "BLANK", " ", "RAW", "${ID}$1\\"));
        give(Place.FILE, "", "client.id", text.replace("\\", "\\\\"));

        assertThat(clientId()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "${UNSET}, the environment variable UNSET is not set",
        "${BLANK}, the environment variable BLANK is not set",
        "a${ID, a ${ in it begins neither ${ENV} nor ${ENV:default}",
        "${my.property}, a ${ in it begins neither ${ENV} nor ${ENV:default}",
        "${}, a ${ in it begins neither ${ENV} nor ${ENV:default}",
    })
    void whatCannotBeExpandedIsAFault(String text, String reason) {
        environment.putAll(Map.of("ID", "shop-1", "BLANK", " "));
        give(Place.INIT_PARAM, "", "client.id", text);

        assertThat(faults())
                .containsExactly("client.id is \"" + text + "\" (init-param): " + reason
                        + "; accepted: a text of printable ASCII characters");
    }

    @Test
    void anEmptyDefaultLeavesTheSettingToTheNextSource() {
        give(Place.INIT_PARAM, "", "client.id", "${UNSET:}");
        give(Place.CONTEXT_PARAM, "", "client.id", "shop");
        initParams.put("cookie.domain", " ${UNSET:} ");
        initParams.put("client.secret", "${UNSET:}");
        initParams.put("token.hmac-secret-file", "${UNSET:}");

        Settings settings = CheckedSettings.read(sources()).settings();

        assertThat(settings.client())
                .isEqualTo(new ClientSettings("shop", null, ClientSettings.Authentication.NONE, null));
        assertThat(settings.cookie().domain()).isNull();
        assertThat(settings.token().hmacSecret()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "'geheim', geheim",
        "'geheim\n', geheim",
        "'geheim\r\n', geheim",
        "' ge heim ', ' ge heim '",
        "'${X}', ${X}"
    })
    void aSecretMayBeInAFile(String content, String secret) throws IOException {
        give(Place.INIT_PARAM, "", "client.id");
        initParams.remove("client.secret");
        environment.put("SECRETS", directory.toString());
        environment.put("GATEHOUSE_CLIENT_SECRET_FILE", "${SECRETS}/client");
        Files.writeString(directory.resolve("client"), content);

        assertThat(CheckedSettings.read(sources()).settings().client().secret()).isEqualTo(new Secret(secret));
    }

    @Test
    void aSecretsFileCountsInItsSourceLikeTheSecret() throws IOException {
        give(Place.INIT_PARAM, "", "client.id");
        Path file = Files.writeString(directory.resolve("client"), "from the file");
        contextParams.put("gatehouse.client.secret-file", file.toString());
        assertThat(CheckedSettings.read(sources()).settings().client().secret()).isEqualTo(new Secret("geheim"));

        initParams.put("gatehouse.shop.client.secret-file", file.toString());
        assertThat(CheckedSettings.read(sources()).settings().client().secret()).isEqualTo(new Secret("from the file"));
    }

    @Test
    void aSecretAndItsFileInOneSourceClash() {
        give(Place.INIT_PARAM, "", "client.id");
        initParams.put("client.secret-file", "/run/secrets/client");

        assertThat(faults())
                .containsExactly("client.secret (init-param) and client.secret-file (init-param) are both given;"
                        + " accepted: one of them");
    }

    @Test
    void aSecretsFileThatCannotBeReadIsNamed() throws IOException {
        Path large = Files.write(directory.resolve("large"), new byte[64 * 1024 + 1]);
        Path blank = Files.writeString(directory.resolve("blank"), " \n");
        Path binary = Files.write(directory.resolve("binary"), new byte[] {(byte) 0xff});
        Path missing = directory.resolve("missing");
        give(Place.INIT_PARAM, "", "client.id");
        initParams.remove("client.secret");

        Map.of(
                        large, "the file is larger than 64 KB",
                        blank, "the file is blank",
                        binary, "the file is not UTF-8",
                        missing, "there is no such file",
                        directory, "the file cannot be read (IOException)")
                .forEach((file, reason) -> {
                    initParams.put("client.secret-file", file.toString());
                    assertThat(faults())
                            .containsExactly("client.secret-file is \"" + file + "\" (init-param): " + reason
                                    + "; accepted: a file that holds the secret");
                });
    }

    @Test
    void aBadSecretInAFileIsAFaultThatNamesTheFile() throws IOException {
        give(Place.INIT_PARAM, "", "client.id");
        Path file = Files.writeString(directory.resolve("hmac"), "hunter2\n");
        initParams.put("token.hmac-secret-file", file.toString());

        assertThat(faults())
                .singleElement()
                .asString()
                .startsWith("token.hmac-secret is \"****\" (file " + file + "): it is too short, 7 bytes; ");
    }

    @Test
    void theSettingsFileNeedNotBeThere() {
        give(Place.INIT_PARAM, "", "client.id");

        assertThat(faults()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"/WEB-INF/other.properties", "WEB-INF/other.properties", "conf/other.properties"})
    void theSettingsFileMayBeAnotherInTheApplication(String path) {
        files.put(path.startsWith("/") ? path : "/" + path, "client.id=täst".replace("ä", "e"));
        files.put("/WEB-INF/gatehouse.properties", "client.id=not me");
        initParams.put("config", path);

        assertThat(clientId()).isEqualTo("test");
    }

    @Test
    void theSettingsFileMayBeOutsideTheApplication() throws IOException {
        Path file = Files.writeString(directory.resolve("all.properties"), """
                # shared by all
                client.id = everyone
                gatehouse.shop.client.id = ${NAME}
                gatehouse.forum.client.id = forum
                """);
        environment.put("NAME", "shop");
        systemProperties.setProperty("gatehouse.config", file.toString());

        assertThat(clientId()).isEqualTo("shop");
    }

    @Test
    void aSettingsFileThatIsNamedMustBeThere() {
        give(Place.INIT_PARAM, "", "client.id");
        Path missing = directory.resolve("missing.properties");
        systemProperties.setProperty("gatehouse.config", missing.toString());
        assertThat(faults())
                .containsExactly(
                        "config is \"" + missing + "\" (system property gatehouse.config): there is no such file");

        systemProperties.setProperty("gatehouse.config", "WEB-INF/gatehouse.properties");
        assertThat(faults())
                .containsExactly(
                        "config is \"WEB-INF/gatehouse.properties\" (system property gatehouse.config): there is"
                                + " no such file");

        systemProperties.setProperty("gatehouse.config", " ");
        assertThat(faults())
                .containsExactly("config is \"\" (system property gatehouse.config): it is blank; accepted: the path"
                        + " of a file");
    }

    @ParameterizedTest
    @CsvSource({
        "config=/etc/other, the file names another one",
        "gatehouse.shop.config=/etc/other, the file names another one",
        "cookie.hide=\\u00, the file has a \\u that no four hexadecimal digits follow",
    })
    void aSettingsFileMustBeWellFormed(String content, String reason) {
        give(Place.INIT_PARAM, "", "client.id");
        files.put("/WEB-INF/gatehouse.properties", content);

        assertThat(faults()).containsExactly("config is \"WEB-INF/gatehouse.properties\" (default): " + reason);
    }

    @Test
    void aNameThatComesTwiceInTheFileIsAFault() {
        give(Place.INIT_PARAM, "", "client.id");
        files.put("/WEB-INF/gatehouse.properties", "cookie.hide=true\ncookie.prefix=a\ncookie.hide=false\n");

        assertThat(faults())
                .containsExactly("config is \"WEB-INF/gatehouse.properties\" (default): the file has more than once:"
                        + " cookie.hide");
    }

    @Test
    void theSettingsFileIsUtf8() throws IOException {
        give(Place.INIT_PARAM, "", "client.id");
        Path file = Files.write(directory.resolve("latin1.properties"), new byte[] {'a', '=', (byte) 0xe4});
        systemProperties.setProperty("gatehouse.config", file.toString());
        assertThat(faults())
                .containsExactly("config is \"" + file
                        + "\" (system property gatehouse.config): the file cannot be read (MalformedInputException)");

        systemProperties.remove("gatehouse.config");
        files.put("/WEB-INF/gatehouse.properties", "protect.public=/käse");
        assertThat(CheckedSettings.read(sources()).settings().protect().publicPaths())
                .containsExactly(new PathPattern("/käse"));
    }

    @Test
    void defaultsOfSystemPropertiesCount() {
        Properties defaults = new Properties();
        defaults.setProperty("gatehouse.client.id", "by default");
        SettingSources sources = SettingSources.forContextPath("/shop")
                .initParams(initParams)
                .systemProperties(new Properties(defaults))
                .build();

        assertThat(CheckedSettings.read(sources).settings().client().id()).isEqualTo("by default");
    }

    /** Two applications in one class loader, with configurations of their own. */
    @Test
    void nothingIsSharedByTwoApplications() {
        systemProperties.setProperty("gatehouse.shop.client.id", "shop");
        systemProperties.setProperty("gatehouse.forum.client.id", "forum");
        SettingSources shop = sources();
        contextPath = "/forum";
        SettingSources forum = sources();

        assertThat(CheckedSettings.read(shop).settings().client().id()).isEqualTo("shop");
        assertThat(CheckedSettings.read(forum).settings().client().id()).isEqualTo("forum");
    }

    private void give(Place place, String context, String name) {
        give(place, context, name, place.name());
    }

    private void give(Place place, String context, String name, String value) {
        String dotted = context.isEmpty() ? name : context + "." + name;
        String plain = context.isEmpty() ? name : "gatehouse." + dotted;
        switch (place) {
            case SYSTEM_PROPERTY -> systemProperties.setProperty("gatehouse." + dotted, value);
            case ENVIRONMENT ->
                environment.put(
                        "GATEHOUSE_" + dotted.toUpperCase(java.util.Locale.ROOT).replaceAll("[.-]", "_"), value);
            case INIT_PARAM -> initParams.put(plain, value);
            case CONTEXT_PARAM -> contextParams.put("gatehouse." + dotted, value);
            case FILE -> files.merge("/WEB-INF/gatehouse.properties", plain + "=" + value + "\n", String::concat);
        }
    }

    private SettingSources sources() {
        return SettingSources.forContextPath(contextPath)
                .systemProperties(systemProperties)
                .environment(environment)
                .initParams(initParams)
                .contextParams(contextParams)
                .resources(path -> files.containsKey(path)
                        ? new ByteArrayInputStream(files.getOrDefault(path, "").getBytes(StandardCharsets.UTF_8))
                        : null)
                .build();
    }

    private String clientId() {
        return CheckedSettings.read(sources()).settings().client().id();
    }

    private List<String> faults() {
        return Given.faultsOf(sources());
    }

    private SettingsException refusal() {
        return org.assertj.core.api.Assertions.catchThrowableOfType(
                SettingsException.class, () -> CheckedSettings.read(sources()));
    }
}
