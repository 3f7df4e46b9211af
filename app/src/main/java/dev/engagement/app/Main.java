package dev.engagement.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands. */
@Command(
    name = "engagement",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description =
        "Turns templates, sequences and contacts into mail that is planned, explained and sent within limits.",
    subcommands = {
      ServeCommand.class,
      DemoCommand.class,
      MigrateCommand.class,
      ConfirmInstanceCommand.class,
      RotateCredentialsCommand.class
    })
public final class Main implements Runnable {

  private static final int BAD_SETTINGS = 2;

  /** Reads the version from the jar. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"engagement " + (version == null ? "(not packaged)" : version)};
    }
  }

  /** Runs the command and ends the process with its status. */
  public static void main(String[] arguments) {
    if ("json".equals(System.getenv(Setting.ENGAGEMENT_LOG.name()))) {
      System.setProperty("logback.configurationFile", "logback-json.xml");
    }
    System.exit(commandLine().execute(arguments));
  }

  private static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setExecutionExceptionHandler((failed, line, parsed) -> status(failed, line));
  }

  private static int status(Exception failed, CommandLine line) throws Exception {
    if (failed instanceof BadSettings || failed instanceof StartupException) {
      line.getErr().println("engagement: " + failed.getMessage());
      return failed instanceof BadSettings ? BAD_SETTINGS : 1;
    }
    throw failed;
  }

  /** Says what there is to run. */
  @Override
  public void run() {
    CommandLine.usage(this, System.out);
  }
}
