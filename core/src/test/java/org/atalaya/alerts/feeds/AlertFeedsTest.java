// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.atalaya.alerts.AlertBoard.Posted;
import org.atalaya.guatemala.Guatemala;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AlertFeedsTest {

  private static final Locale SPANISH = Locale.of("es");
  private static final Locale ENGLISH = Locale.ENGLISH;
  private static final Posted NOTHING = new Posted(List.of(), List.of());

  private final AlertFeeds feeds = new AlertFeeds(Guatemala.alertAuthority(), SampleAlerts.BASE);

  @Test
  void json_bulletin_saysWhatProgramsNeed() {
    JsonNode feed = json(SampleAlerts.posted(), SPANISH);
    JsonNode item = feed.get("items").get(0);
    JsonNode extension = item.get("_atalaya");

    assertThat(feed.get("version").asString()).isEqualTo("https://jsonfeed.org/version/1.1");
    assertThat(feed.get("feed_url").asString()).isEqualTo(SampleAlerts.BASE + "/v1/alerts.json");
    assertThat(item.get("id").asString()).isEqualTo(SampleAlerts.WOMAN_ID.toString());
    assertThat(item.get("title").asString()).isEqualTo("María Xquic Ejemplo, 23 años");
    assertThat(item.get("date_published").asString()).isEqualTo("2026-11-27T12:05:00-06:00");
    assertThat(item.get("image").asString())
        .isEqualTo(
            SampleAlerts.BASE + "/v1/alerts/0192f000-0000-7000-8000-000000000001/photo?size=card");
    assertThat(item.get("content_text").asString())
        .contains(
            "Última vez que se le vio: 26 de noviembre de 2026, en Mixco, Guatemala.",
            "Blusa roja.\nPelo largo.",
            "llame al 1572",
            "válido hasta el 4 de diciembre de 2026, 12:05");
    assertThat(extension.toString())
        .isEqualTo(
            """
            {"kind":"woman","kind_name":"Alerta Isabel-Claudina","number":"IC-2026-0451",\
            "name":"María Xquic Ejemplo","age":23,"sex":"F",\
            "place":{"municipality":"0108","municipality_name":"Mixco","department_name":"Guatemala"},\
            "last_seen":"2026-11-26","description":"Blusa roja.\\nPelo largo.",\
            "activated":"2026-11-27T12:05:00-06:00","expires":"2026-12-04T12:05:00-06:00",\
            "line":"1572","emergency":"110","revision":1,\
            "photo":{"ticker":"%1$s?size=ticker","card":"%1$s?size=card","poster":"%1$s?size=poster"}}\
            """
                .formatted(SampleAlerts.BASE + "/v1/alerts/" + SampleAlerts.WOMAN_ID + "/photo"));
  }

  @Test
  void json_english_inEnglishWithAddressesThatStayInIt() {
    JsonNode feed = json(SampleAlerts.posted(), ENGLISH);
    JsonNode item = feed.get("items").get(0);

    assertThat(feed.get("language").asString()).isEqualTo("en");
    assertThat(feed.get("feed_url").asString()).endsWith("/v1/alerts.json?lang=en");
    assertThat(item.get("url").asString()).endsWith(".html?lang=en");
    assertThat(item.get("content_text").asString())
        .contains("María Xquic Ejemplo, aged 23", "Last seen: 26 November 2026", "Red blouse.");
  }

  @Test
  void json_tombstone_nothingButThatItHasEnded() {
    JsonNode item = json(SampleAlerts.posted(), SPANISH).get("items").get(1);

    assertThat(item.toString())
        .isEqualTo(
            """
            {"id":"0192f000-0000-7000-8000-000000000002","content_text":"Esta alerta ha finalizado. \
            Retire el nombre y la foto de todo lugar donde los haya mostrado.",\
            "_atalaya":{"ended":"2026-11-27T13:05:00-06:00"}}\
            """);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 12})
  void json_searchedForWithoutName_saysWhoItIs(int age) {
    Posted posted = new Posted(List.of(SampleAlerts.childWithoutName(age)), List.of());
    JsonNode item = json(posted, SPANISH).get("items").get(0);

    assertThat(item.get("title").asString())
        .isEqualTo("Niña o adolescente, %s".formatted(age == 1 ? "1 año" : "12 años"));
    assertThat(item.get("_atalaya").has("name")).isFalse();
    assertThat(item.has("image")).isFalse();
    assertThat(item.get("_atalaya").has("photo")).isFalse();
  }

  @Test
  void atom_entry_linksItsCapMessage() throws Exception {
    Document atom = xml(feeds.atom(SampleAlerts.posted(), SPANISH));

    assertThat(atom.getDocumentElement().getNamespaceURI())
        .isEqualTo("http://www.w3.org/2005/Atom");
    assertThat(texts(atom, "id"))
        .containsExactly(
            SampleAlerts.BASE + "/v1/alerts.atom",
            "urn:uuid:" + SampleAlerts.WOMAN_ID,
            "urn:uuid:" + SampleAlerts.ENDED_ID);
    assertThat(texts(atom, "updated"))
        .containsExactly(
            "2026-11-27T13:05:00-06:00", "2026-11-27T12:05:00-06:00", "2026-11-27T13:05:00-06:00");
    assertThat(attributes(atom, "link", "href"))
        .contains(
            SampleAlerts.BASE + "/v1/alerts/" + SampleAlerts.WOMAN_ID + ".cap",
            SampleAlerts.BASE + "/v1/alerts/" + SampleAlerts.ENDED_ID + ".cap");
    assertThat(texts(atom, "title").get(2)).isEqualTo("Alerta finalizada");
  }

  @Test
  void rss_channel_saysHowOftenToAsk() throws Exception {
    Document rss = xml(feeds.rss(SampleAlerts.posted(), ENGLISH));

    assertThat(rss.getDocumentElement().getAttribute("version")).isEqualTo("2.0");
    assertThat(texts(rss, "ttl")).containsExactly("1");
    assertThat(texts(rss, "lastBuildDate")).containsExactly("Fri, 27 Nov 2026 13:05:00 -0600");
    assertThat(texts(rss, "title").subList(1, 3))
        .containsExactly(
            "Isabel-Claudina alert IC-2026-0451: María Xquic Ejemplo, aged 23", "Alert ended");
    assertThat(attributes(rss, "guid", "isPermaLink")).containsExactly("false", "false");
    assertThat(texts(rss, "description").get(1)).contains("<p>María Xquic Ejemplo, aged 23.</p>");
  }

  @Test
  void feeds_nothingPosted_areWholeAndEmpty() throws Exception {
    assertThat(json(NOTHING, SPANISH).get("items")).isEmpty();
    assertThat(texts(xml(feeds.atom(NOTHING, SPANISH)), "updated"))
        .containsExactly("1969-12-31T18:00:00-06:00");
    assertThat(texts(xml(feeds.rss(NOTHING, SPANISH)), "lastBuildDate")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script> & \"Ana\" ]]> 'x'",
        "Ana\u0000\u0008\u001b\u0085 \ufffe María",
        "\u202eairaM\u202c \u2066Ana\u2069",
        "\u200fسارة\u200f",
        "Ana 😀 \ud800 María",
        "Ana\r\nMaría\tLópez"
      })
  void feeds_nameWithAnything_isTextAndTheSameEverywhere(String name) throws Exception {
    Posted posted = new Posted(List.of(SampleAlerts.woman(name, 1)), List.of());
    String told = json(posted, SPANISH).get("items").get(0).get("title").asString();

    assertThat(told)
        .isEqualTo(CleanText.line(name) + ", 23 años")
        .doesNotContainPattern("[\\p{Cc}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}\\x{FFFE}]");
    Document atom = xml(feeds.atom(posted, SPANISH));
    assertThat(texts(atom, "title").get(1)).endsWith(told);
    assertThat(texts(xml(feeds.rss(posted, SPANISH)), "title").get(1)).endsWith(told);
    Document html = xml(texts(atom, "content").getFirst().getBytes(StandardCharsets.UTF_8));
    assertThat(texts(html, "p").get(1)).isEqualTo(told + ".");
    assertThat(attributes(html, "img", "alt")).containsExactly("Foto de " + told);
    assertThat(html.getElementsByTagName("script").getLength()).isZero();
  }

  @Test
  void cleanText_nameInArabic_keepsItsMarks() {
    assertThat(CleanText.line("\u200fسارة\u200f 😀")).isEqualTo("\u200fسارة\u200f 😀");
    assertThat(CleanText.paragraph(" a\r\nb\u2028c ")).isEqualTo("a\nb\nc");
  }

  @Test
  void feeds_sameAlerts_sameBytes() {
    Posted posted = SampleAlerts.posted();

    assertThat(feeds.json(posted, SPANISH)).isEqualTo(feeds.json(posted, SPANISH));
    assertThat(feeds.atom(posted, SPANISH)).isEqualTo(feeds.atom(posted, SPANISH));
    assertThat(feeds.rss(posted, SPANISH)).isEqualTo(feeds.rss(posted, SPANISH));
  }

  @Test
  void json_oneAlert_isAFeedOfOneAtItsAddress() {
    JsonNode feed = JsonMapper.shared().readTree(feeds.json(SampleAlerts.woman(), SPANISH));

    assertThat(feed.get("items")).hasSize(1);
    assertThat(feed.get("feed_url").asString())
        .isEqualTo(SampleAlerts.BASE + "/v1/alerts/" + SampleAlerts.WOMAN_ID + ".json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/atalaya", "https://host/", "https://host/a?b", "javascript:alert(1)", ""})
  void feeds_addressThatIsNone_refused(String base) {
    assertThatThrownBy(() -> new AlertFeeds(Guatemala.alertAuthority(), base))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("http(s)://host");
  }

  @Test
  void bulletinText_toString_withoutThePerson() {
    BulletinText text = BulletinText.of(Guatemala.alertAuthority(), SampleAlerts.woman(), SPANISH);

    assertThat(text.toString()).doesNotContain("Xquic", "Mixco");
  }

  private JsonNode json(Posted posted, Locale locale) {
    return JsonMapper.shared().readTree(feeds.json(posted, locale));
  }

  static Document xml(byte[] bytes) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setNamespaceAware(true);
    return factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
  }

  static List<String> texts(Document document, String element) {
    NodeList found = document.getElementsByTagName(element);
    return IntStream.range(0, found.getLength())
        .mapToObj(index -> found.item(index).getTextContent())
        .toList();
  }

  private static List<String> attributes(Document document, String element, String attribute) {
    NodeList found = document.getElementsByTagName(element);
    return IntStream.range(0, found.getLength())
        .mapToObj(index -> found.item(index).getAttributes().getNamedItem(attribute).getNodeValue())
        .toList();
  }
}
