// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.atalaya.cases.Wording;
import org.atalaya.charts.ChartSettings;
import org.atalaya.exchange.CsvwMetadata;
import org.atalaya.exchange.DcatCatalogue;
import org.atalaya.exchange.TableFormat;
import org.atalaya.remote.WholeJson;
import org.atalaya.statistics.Indicator.Tier;
import org.atalaya.statistics.QueryProblem;
import org.atalaya.statistics.StatisticsCatalogue;
import org.atalaya.statistics.StatisticsQuery;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The public API in the words of OpenAPI 3.1, made from the constants by which requests are read
 * and from the catalogue of the moment, so that it says what this observatory answers.
 */
final class OpenApi {

  private static final Wording WORDING = Wording.of(OpenApi.class);
  private static final String RETRY_AFTER = "Retry-After";

  /** Statuses of refusals that time may undo. */
  private static final Set<Integer> MAY_PASS = Set.of(429, 503);

  private static final String SCHEMAS = "#/components/schemas/";

  private final StatisticsCatalogue catalogue;
  private final Locale locale;

  private OpenApi(StatisticsCatalogue catalogue, Locale locale) {
    this.catalogue = catalogue;
    this.locale = locale;
  }

  /**
   * The document.
   *
   * @param api address below which the API lies
   * @param version version of the API
   */
  static byte[] write(StatisticsCatalogue catalogue, String api, String version, Locale locale) {
    return JsonMapper.shared()
        .writeValueAsBytes(new OpenApi(catalogue, locale).document(api, version));
  }

  private ObjectNode document(String api, String version) {
    ObjectNode node = JsonMapper.shared().createObjectNode();
    node.put("openapi", "3.1.0");
    node.putObject("info")
        .put("title", text("openapi.title"))
        .put("version", version)
        .put("description", text("openapi.description"));
    node.putArray("servers").addObject().put("url", api);
    paths(node.putObject("paths"));
    ObjectNode components = node.putObject("components");
    new OpenApiParameters(catalogue, locale).write(components.putObject("parameters"));
    headers(components.putObject("headers"));
    responses(components.putObject("responses"));
    schemas(components.putObject("schemas"));
    return node;
  }

  private void paths(ObjectNode paths) {
    List<String> language = List.of("lang");
    get(paths, "/v1/statistics", "catalogue", "application/json", "Catalogue", language);
    get(paths, "/v1/catalog.jsonld", "dcat", DcatCatalogue.MEDIA_TYPE, "Document", List.of());
    get(paths, "/v1/quality.json", "quality", "application/json", "Document", language);
    get(paths, "/v1/openapi.json", "openapi", "application/json", "Document", language);
    publications(paths, language);
    List<String> dimensions = OpenApiParameters.dimensions(catalogue);
    List<String> figures =
        Stream.of(
                Stream.of(OpenApiParameters.INDICATOR),
                StatisticsQuery.PARAMETERS.stream(),
                dimensions.stream(),
                ChartSettings.PARAMETERS.stream())
            .flatMap(names -> names)
            .toList();
    String table = "/v1/statistics/{indicator}.";
    for (TableFormat format : TableFormat.values()) {
      String schema = format == TableFormat.JSON ? "Dataset" : "File";
      get(paths, table + format.id(), "table." + format.id(), format.mediaType(), schema, figures);
    }
    get(
        paths,
        table + CsvwMetadata.FORMAT,
        "table." + CsvwMetadata.FORMAT,
        CsvwMetadata.MEDIA_TYPE,
        "Document",
        figures);
    whole(paths, dimensions);
    for (ChartFormat format : ChartFormat.values()) {
      String path = "/v1/charts/{indicator}." + format.id();
      List<String> parameters =
          format == ChartFormat.PNG
              ? Stream.concat(figures.stream(), Stream.of(PublicQuery.SCALE)).toList()
              : figures;
      String schema = format == ChartFormat.JSON ? "Drawing" : "File";
      get(paths, path, "chart." + format.id(), format.mediaType(), schema, parameters);
    }
  }

  private void publications(ObjectNode paths, List<String> language) {
    String page = ChartFormat.HTML.mediaType();
    get(paths, "/v1/releases", "releases", "application/json", "Document", language);
    get(paths, "/v1/releases.html", "releases.html", page, "File", language);
    get(paths, "/v1/releases.atom", "releases.atom", Publications.ATOM, "File", language);
    get(paths, "/v1/releases.ics", "releases.ics", Publications.CALENDAR, "File", language);
    get(paths, "/v1/corrections", "corrections", "application/json", "Document", language);
    get(paths, "/v1/corrections.html", "corrections.html", page, "File", language);
    get(paths, "/v1/corrections.atom", "corrections.atom", Publications.ATOM, "File", language);
  }

  /** What is in all languages at once, and so has no parameter for one. */
  private void whole(ObjectNode paths, List<String> dimensions) {
    String end = "." + WholeJson.FORMAT;
    String type = WholeJson.MEDIA_TYPE;
    get(paths, "/v1/statistics" + end, "whole.catalogue", type, "Document", List.of());
    get(paths, "/v1/quality" + end, "whole.quality", type, "Document", List.of());
    List<String> question =
        Stream.of(
                Stream.of(OpenApiParameters.INDICATOR),
                StatisticsQuery.PARAMETERS.stream(),
                dimensions.stream())
            .flatMap(names -> names)
            .toList();
    get(paths, "/v1/statistics/{indicator}" + end, "whole.table", type, "Document", question);
  }

  private void get(
      ObjectNode paths,
      String path,
      String id,
      String mediaType,
      String schema,
      List<String> parameters) {
    ObjectNode operation = paths.putObject(path).putObject("get");
    operation.put("operationId", id);
    operation.put("summary", text("openapi.path." + id));
    ArrayNode used = operation.putArray("parameters");
    for (String parameter : parameters) {
      used.addObject().put("$ref", "#/components/parameters/" + parameter);
    }
    ObjectNode responses = operation.putObject("responses");
    ObjectNode ok = responses.putObject("200").put("description", text("openapi.response.200"));
    ObjectNode headers = ok.putObject("headers");
    for (String header : List.of("ETag", "Link", "Atalaya-Stale")) {
      headers.putObject(header).put("$ref", "#/components/headers/" + header);
    }
    ok.putObject("content").putObject(mediaType).putObject("schema").put("$ref", SCHEMAS + schema);
    responses.putObject("304").put("$ref", "#/components/responses/304");
    for (int status : refusals()) {
      responses.putObject(Integer.toString(status)).put("$ref", "#/components/responses/" + status);
    }
  }

  private static TreeSet<Integer> refusals() {
    TreeSet<Integer> statuses = new TreeSet<>();
    RequestProblem.ofTheApi().map(RequestProblem::status).forEach(statuses::add);
    Arrays.stream(QueryProblem.Kind.values()).map(Problem::status).forEach(statuses::add);
    return statuses;
  }

  private void headers(ObjectNode headers) {
    for (String header : List.of("ETag", "Link", "Atalaya-Stale", RETRY_AFTER)) {
      headers
          .putObject(header)
          .put("description", text("openapi.header." + header))
          .putObject("schema")
          .put("type", header.equals(RETRY_AFTER) ? "integer" : "string");
    }
  }

  private void responses(ObjectNode responses) {
    responses.putObject("304").put("description", text("openapi.response.304"));
    for (int status : refusals()) {
      ObjectNode response = responses.putObject(Integer.toString(status));
      response.put("description", text("openapi.response.refusal"));
      if (MAY_PASS.contains(status)) {
        response
            .putObject("headers")
            .putObject(RETRY_AFTER)
            .put("$ref", "#/components/headers/" + RETRY_AFTER);
      }
      response
          .putObject("content")
          .putObject(Problem.MEDIA_TYPE)
          .putObject("schema")
          .put("$ref", SCHEMAS + "Problem");
    }
  }

  private void schemas(ObjectNode schemas) {
    ObjectNode problem = object(schemas, "Problem", "type", "title", "status", "detail");
    property(problem, "type", "string").set("enum", kinds());
    property(problem, "title", "string");
    property(problem, "status", "integer");
    property(problem, "detail", "string");
    property(problem, "parameter", "string");
    property(problem, "given", "string");
    property(problem, "allowed", "array").putObject("items").put("type", "string");
    problem.putArray("examples").add(example());
    ObjectNode dataset =
        object(schemas, "Dataset", "version", "class", "id", "size", "dimension", "value");
    property(dataset, "version", "string").put("const", "2.0");
    property(dataset, "class", "string").put("const", "dataset");
    property(dataset, "id", "array").putObject("items").put("type", "string");
    property(dataset, "size", "array").putObject("items").put("type", "integer");
    property(dataset, "dimension", "object");
    property(dataset, "value", "array")
        .putObject("items")
        .putArray("type")
        .add("number")
        .add("null");
    property(dataset, "status", "object").putObject("additionalProperties").put("type", "string");
    ObjectNode whole =
        object(schemas, "Catalogue", "version", "asOf", "source", "indicators", "dimensions");
    property(whole, "version", "integer");
    property(whole, "asOf", "string").put("format", "date");
    ObjectNode tier = property(whole, "tiers", "array").putObject("items").put("type", "object");
    ArrayNode tiers = property(tier, "tier", "string").putArray("enum");
    Arrays.stream(Tier.values()).map(Tier::id).forEach(tiers::add);
    property(tier, "version", "integer");
    property(tier, "asOf", "string").put("format", "date");
    property(tier, "nextRelease", "string").put("format", "date-time");
    property(whole, "source", "object");
    property(whole, "protection", "array").putObject("items").put("type", "string");
    property(whole, "indicators", "array").putObject("items").put("type", "object");
    property(whole, "dimensions", "object");
    ObjectNode drawing = object(schemas, "Drawing", "option");
    property(drawing, "option", "object");
    property(drawing, "maps", "object").putObject("additionalProperties").put("type", "object");
    object(schemas, "Document");
    schemas.putObject("File").put("description", text("openapi.schema.File"));
  }

  private ObjectNode object(ObjectNode schemas, String name, String... required) {
    ObjectNode schema = schemas.putObject(name).put("type", "object");
    schema.put("description", text("openapi.schema." + name));
    if (required.length > 0) {
      ArrayNode names = schema.putArray("required");
      Arrays.stream(required).forEach(names::add);
    }
    return schema;
  }

  private static ObjectNode property(ObjectNode schema, String name, String type) {
    return schema.withObjectProperty("properties").putObject(name).put("type", type);
  }

  private static ArrayNode kinds() {
    ArrayNode kinds = JsonMapper.shared().createArrayNode();
    Stream.concat(
            RequestProblem.ofTheApi().map(RequestProblem::id),
            Arrays.stream(QueryProblem.Kind.values()).map(QueryProblem.Kind::id))
        .map(Problem.TYPE::concat)
        .forEach(kinds::add);
    return kinds;
  }

  /** What is answered to a question for a format that there is not. */
  private ObjectNode example() {
    List<String> formats = Arrays.stream(TableFormat.values()).map(TableFormat::id).toList();
    Problem problem = Problem.of(RequestProblem.UNKNOWN_FORMAT, "xls", formats, locale);
    return (ObjectNode) JsonMapper.shared().readTree(problem.toJson());
  }

  private String text(String key) {
    return WORDING.text(locale, key);
  }
}
