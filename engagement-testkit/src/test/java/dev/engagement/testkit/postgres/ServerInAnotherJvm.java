package dev.engagement.testkit.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Starts the server, tells its process id, and ends with 7: killed, or in order. */
final class ServerInAnotherJvm {

  private ServerInAnotherJvm() {}

  public static void main(String[] arguments) throws SQLException, IOException {
    DataSource source = TestPostgres.server().superuser("postgres").dataSource();
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SHOW data_directory")) {
      row.next();
      Path pid = Path.of(row.getString(1), "postmaster.pid");
      System.out.println(Files.readAllLines(pid).get(0).trim());
    }
    if (arguments[0].equals("kill")) {
      Runtime.getRuntime().halt(7);
    }
    System.exit(7);
  }
}
