package io.gridline.connectors.register;

import io.gridline.pipelines.identity.Claim;
import io.gridline.pipelines.identity.Register.Document;
import io.gridline.pipelines.identity.Register.HolderQuery;
import io.gridline.pipelines.identity.Register.Person;
import io.gridline.pipelines.identity.Register.PersonQuery;
import io.gridline.pipelines.identity.Register.Subscription;
import io.gridline.pipelines.identity.Register.Table;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

/** A register folder that a test writes and asks. */
record RegisterOnDisk(Path folder) {

  static final String PERSON_HEADER =
      "person_id,name,sex,birth_date,id_number,household_id,registered_division,"
          + "residence_division,residence_address\n";
  static final String DOCUMENT_HEADER = "document_type,document_number,person_id\n";
  static final String SUBSCRIPTION_HEADER = "msisdn,person_id,valid_from,valid_to\n";

  RegisterOnDisk with(String file, String text) {
    return with(file, text.getBytes(StandardCharsets.UTF_8));
  }

  RegisterOnDisk with(String file, byte[] bytes) {
    Path path = folder.resolve(file);
    try {
      Files.createDirectories(path.getParent());
      try (OutputStream out = Files.newOutputStream(path);
          OutputStream shaped = file.endsWith(".gz") ? new GZIPOutputStream(out) : out) {
        shaped.write(bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  RegisterOnDisk persons(String... rows) {
    return with("person.csv", PERSON_HEADER + String.join("\n", rows) + "\n");
  }

  RegisterOnDisk documents(String... rows) {
    return with("travel_document.csv", DOCUMENT_HEADER + String.join("\n", rows) + "\n");
  }

  RegisterOnDisk subscriptions(String... rows) {
    return with("subscription.csv", SUBSCRIPTION_HEADER + String.join("\n", rows) + "\n");
  }

  RegisterFiles register() {
    return new RegisterFiles(folder);
  }

  List<Person> find(PersonQuery query) {
    List<Person> found = new ArrayList<>();
    register().parts(Table.PERSON).forEach(part -> register().persons(part, query, found::add));
    return found;
  }

  List<Document> findDocuments(HolderQuery query) {
    List<Document> found = new ArrayList<>();
    register()
        .parts(Table.TRAVEL_DOCUMENT)
        .forEach(part -> register().documents(part, query, found::add));
    return found;
  }

  List<Subscription> findSubscriptions(HolderQuery query) {
    List<Subscription> found = new ArrayList<>();
    register()
        .parts(Table.SUBSCRIPTION)
        .forEach(part -> register().subscriptions(part, query, found::add));
    return found;
  }

  static PersonQuery personIds(String... ids) {
    return new PersonQuery(Set.of(ids), Set.of(), Set.of(), List.of());
  }

  static PersonQuery idNumbers(String... numbers) {
    return new PersonQuery(Set.of(), Set.of(numbers), Set.of(), List.of());
  }

  static PersonQuery households(String... ids) {
    return new PersonQuery(Set.of(), Set.of(), Set.of(ids), List.of());
  }

  static HolderQuery claims(Claim... claims) {
    return new HolderQuery(Set.of(claims), Set.of());
  }

  static HolderQuery holders(String... personIds) {
    return new HolderQuery(Set.of(), Set.of(personIds));
  }
}
