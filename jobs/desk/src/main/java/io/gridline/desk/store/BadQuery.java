package io.gridline.desk.store;

/** What was asked cannot be: names the parameter, and says nothing of its value. */
public final class BadQuery extends RuntimeException {

  private static final long serialVersionUID = 1;

  public BadQuery(String parameter) {
    super("bad " + parameter);
  }
}
