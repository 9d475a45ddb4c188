package org.postern.inspection.engine.avast;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import org.postern.inspection.content.Content;
import org.postern.inspection.engine.Answer;
import org.postern.inspection.engine.Cause;
import org.postern.inspection.engine.SocketEngine;
import org.postern.inspection.engine.Trouble;
import org.postern.inspection.engine.Wire;
import org.postern.inspection.engine.WireReader;

/**
 * {@code SCAN path}, with the content in a private file of a name of ours that is gone afterwards.
 *
 * <p>Source: avast-protocol(5).
 *
 * @param folder where the files are written
 */
record AvastDialogue(Path folder) implements SocketEngine.Dialogue {

  @Override
  public Answer ask(Wire wire, Content content) throws Trouble {
    WireReader in = new WireReader(wire::read);
    AvastReply.expect("220", in.line());
    Path file = file();
    try {
      write(content, file);
      say(wire, "SCAN " + file + "\r\n");
      Answer answer = AvastReply.read(in, file.toString());
      return answer instanceof Answer.Clean && in.hasMore()
          ? Trouble.failed(Cause.NOT_UNDERSTOOD, "more than one answer")
          : answer;
    } finally {
      remove(file);
    }
  }

  private Path file() throws Trouble {
    try {
      return Files.createFile(
          folder.resolve("postern-" + UUID.randomUUID() + ".scan"),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } catch (IOException e) {
      throw new Trouble(Cause.UNREADABLE, "no file can be written in " + folder + ": " + e);
    }
  }

  private static void write(Content content, Path file) throws Trouble {
    try (InputStream in = content.open();
        var out = Files.newOutputStream(file)) {
      long written = in.transferTo(out);
      if (written != content.size()) {
        throw new Trouble(
            Cause.UNREADABLE, written + " instead of " + content.size() + " bytes are there");
      }
    } catch (IOException e) {
      throw new Trouble(Cause.UNREADABLE, "the content cannot be written to a file: " + e);
    }
  }

  private static void say(Wire wire, String line) throws Trouble {
    try {
      wire.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII)));
    } catch (IOException e) {
      throw new Trouble(Cause.BROKEN, "the connection broke: " + e.getMessage());
    }
  }

  private static void remove(Path file) throws Trouble {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new Trouble(Cause.UNREADABLE, "a file cannot be removed: " + e);
    }
  }
}
