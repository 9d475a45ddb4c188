package org.postern.james38;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.james.GuiceJamesServer;
import org.apache.james.MemoryJamesConfiguration;
import org.apache.james.MemoryJamesServerMain;
import org.apache.james.data.UsersRepositoryModuleChooser;
import org.apache.james.modules.data.MemoryUsersRepositoryModule;
import org.apache.james.modules.protocols.SmtpGuiceProbe;
import org.apache.james.util.Port;
import org.apache.james.utils.DataProbeImpl;

/**
 * A James 3.8 in memory with SMTP on loopback, the suite plugged in and the shipped rules.
 *
 * <p>Once it takes mail it writes the line {@code ready 127.0.0.1:PORT} to standard output. It ends
 * when standard input ends or on SIGTERM.
 */
public final class DemoServer {
  private DemoServer() {}

  /**
   * @param arguments the port of the SMTP server, 0 for any free one; the working directory; the
   *     folder with the shipped configuration; the extension jar for James 3.8; if wanted, a file
   *     to take for smtpserver.xml, in which <code>${port}</code> stands for the port
   */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length < 4 || arguments.length > 5) {
      System.err.println(
          "usage: DemoServer PORT WORKING-DIRECTORY CONF-DIRECTORY EXTENSION-JAR [SMTPSERVER-XML]");
      System.exit(2);
    }
    DemoDirectory directory = new DemoDirectory(Path.of(arguments[1]));
    int number = Integer.parseInt(arguments[0]);
    directory.prepare(Path.of(arguments[2]), Path.of(arguments[3]), number);
    if (arguments.length == 5) {
      directory.serve(Path.of(arguments[4]), number);
    }
    System.setProperty("working.directory", directory.toString());

    GuiceJamesServer server = assemble(directory);
    server.start();
    Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
    for (String user : DemoDirectory.USERS) {
      server.getProbe(DataProbeImpl.class).addUser(user, "password");
    }
    Port port = server.getProbe(SmtpGuiceProbe.class).getSmtpPort();
    System.out.println("ready 127.0.0.1:" + port.getValue());
    waitForTheEnd();
    System.exit(0);
  }

  private static GuiceJamesServer assemble(DemoDirectory directory) {
    MemoryJamesConfiguration configuration =
        MemoryJamesConfiguration.builder().workingDirectory(directory.toString()).build();
    return GuiceJamesServer.forConfiguration(configuration)
        .combineWith(MemoryJamesServerMain.SMTP_ONLY_MODULE)
        .combineWith(
            new UsersRepositoryModuleChooser(new MemoryUsersRepositoryModule())
                .chooseModules(configuration.getUsersRepositoryImplementation()))
        .overrideWith(new DemoModule(directory));
  }

  private static void waitForTheEnd() throws IOException {
    byte[] ignored = new byte[256];
    while (System.in.read(ignored) >= 0) {
      // what is typed means nothing; only the end does
    }
  }
}
