// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** A column's name and the words in it, in Spanish or English, that say what the column may be. */
final class ColumnName {

  private static final Set<String> PERSONAL =
      Set.of(
          "nombre",
          "nombres",
          "apellido",
          "apellidos",
          "name",
          "names",
          "surname",
          "firstname",
          "lastname",
          "fullname",
          "dpi",
          "cui",
          "nit",
          "dni",
          "cedula",
          "pasaporte",
          "passport",
          "telefono",
          "telefonos",
          "tel",
          "celular",
          "movil",
          "phone",
          "mobile",
          "whatsapp",
          "direccion",
          "address",
          "domicilio",
          "correo",
          "email",
          "mail",
          "placa",
          "alias",
          "firma",
          "foto",
          "photo",
          "latitud",
          "longitud",
          "latitude",
          "longitude",
          "lat",
          "lon",
          "lng",
          "coordenada",
          "coordenadas",
          "gps",
          "dob",
          "cumpleanos");

  private static final Set<String> FREE_TEXT =
      Set.of(
          "relato",
          "narracion",
          "narrativa",
          "descripcion",
          "observacion",
          "observaciones",
          "comentario",
          "comentarios",
          "notas",
          "narrative",
          "description",
          "comments",
          "notes",
          "remarks");

  /** A name beside one of these is that of a thing. */
  private static final Set<String> THINGS =
      Set.of(
          "delito",
          "tipo",
          "institucion",
          "municipio",
          "departamento",
          "juzgado",
          "fiscalia",
          "unidad",
          "agencia",
          "crime",
          "offence",
          "institution",
          "municipality",
          "department",
          "court",
          "office");

  private static final Set<String> SUSPECT =
      Set.of(
          "agr",
          "agresor",
          "agresora",
          "agresores",
          "aggressor",
          "sindicado",
          "sindicada",
          "imputado",
          "imputada",
          "victimario",
          "suspect",
          "denunciado",
          "denunciada",
          "perpetrador",
          "perpetrator",
          "ofensor",
          "offender",
          "acusado",
          "acusada");

  private static final Set<String> SEX = Set.of("sexo", "sex", "genero", "gender");
  private static final Set<String> AGE = Set.of("edad", "edades", "age");
  private static final Set<String> YEAR = Set.of("ano", "anio", "year");
  private static final Set<String> MONTH = Set.of("mes", "month");
  private static final Set<String> DAY = Set.of("dia", "day");
  private static final Set<String> BIRTH = Set.of("nacimiento", "nac", "birth", "born");
  private static final Set<String> EVENT =
      Set.of(
          "hecho",
          "hechos",
          "hec",
          "event",
          "evento",
          "suceso",
          "ocurrencia",
          "ocurrio",
          "incidente",
          "incident");
  private static final Set<String> REGISTERED =
      Set.of(
          "emision",
          "denuncia",
          "registro",
          "recepcion",
          "ingreso",
          "registered",
          "registration",
          "complaint",
          "report",
          "reported",
          "presentacion",
          "reg");
  private static final Set<String> ID =
      Set.of(
          "id",
          "expediente",
          "caso",
          "case",
          "folio",
          "numero",
          "num",
          "no",
          "codigo",
          "correlativo",
          "mp",
          "clave",
          "key",
          "uuid",
          "boleta");
  private static final List<String> PLACE = List.of("depto", "depart", "munic", "mcpio", "muni");

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern BETWEEN_WORDS =
      Pattern.compile("[^\\p{L}\\d]+|(?<=\\p{Ll})(?=\\p{Lu})");

  private final String text;
  private final List<String> words;

  ColumnName(String text) {
    this.text = text;
    this.words =
        Arrays.stream(BETWEEN_WORDS.split(text))
            .map(ColumnName::plain)
            .filter(word -> !word.isEmpty())
            .toList();
  }

  /** A text in small letters without accents, its words separated by single blanks. */
  static String plain(String text) {
    return MARKS
        .matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
        .replaceAll("")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\d]+", " ")
        .strip();
  }

  /** The name as the file has it. */
  String text() {
    return text;
  }

  /** Its words in small letters without accents. */
  List<String> words() {
    return words;
  }

  boolean saysPersonal() {
    return has(PERSONAL) && !has(THINGS);
  }

  boolean saysFreeText() {
    return has(FREE_TEXT);
  }

  boolean saysSex() {
    return has(SEX);
  }

  boolean saysAge() {
    return has(AGE);
  }

  boolean saysSuspect() {
    return has(SUSPECT);
  }

  boolean saysYear() {
    return has(YEAR);
  }

  boolean saysMonth() {
    return has(MONTH);
  }

  boolean saysDay() {
    return has(DAY);
  }

  boolean saysBirth() {
    return has(BIRTH);
  }

  boolean saysEvent() {
    return has(EVENT);
  }

  boolean saysRegistered() {
    return has(REGISTERED);
  }

  boolean saysId() {
    return has(ID);
  }

  boolean saysPlace() {
    return words.stream().anyMatch(word -> PLACE.stream().anyMatch(word::contains));
  }

  private boolean has(Set<String> any) {
    return !Collections.disjoint(words, any);
  }
}
