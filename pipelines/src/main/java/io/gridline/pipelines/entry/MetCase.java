package io.gridline.pipelines.entry;

import io.gridline.pipelines.contact.Contact;
import io.gridline.pipelines.exposure.Sighting;

/** A sighting that met a case's record under a contact rule. */
public record MetCase(Sighting sighting, Contact contact) {}
