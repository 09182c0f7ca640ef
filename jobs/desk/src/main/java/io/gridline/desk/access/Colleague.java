package io.gridline.desk.access;

/** Somebody to whom a task may be given. */
public record Colleague(String account, String name, String division) {}
