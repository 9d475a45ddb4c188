import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The floor: a daemon that hands each message to clamd as it comes and inspects nothing. */
class FloorDaemon {
  public static void main(String[] arguments) throws Exception {
    Path socket = Path.of(arguments[0]);
    UnixDomainSocketAddress clamd = UnixDomainSocketAddress.of(arguments[1]);
    Files.deleteIfExists(socket);
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(socket), 256);
      while (true) {
        SocketChannel client = server.accept();
        Thread.ofVirtual().start(() -> serve(client, clamd));
      }
    }
  }

  private static void serve(SocketChannel client, UnixDomainSocketAddress at) {
    try (client;
        SocketChannel clamd = SocketChannel.open(at)) {
      ByteBuffer frame = ByteBuffer.allocateDirect(4 + 65536);
      write(clamd, ByteBuffer.wrap("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII)));
      while (read(client, frame) > 0) {
        write(clamd, frame);
      }
      write(clamd, ByteBuffer.wrap(new byte[4]));
      while (read(client, frame) > 0) {}
      ByteBuffer reply = ByteBuffer.allocate(100);
      while (clamd.read(reply) > 0) {}
      String line = new String(reply.array(), 0, reply.position(), StandardCharsets.US_ASCII);
      write(client, ByteBuffer.wrap(new byte[] {(byte) (line.equals("stream: OK\0") ? 0 : 71)}));
    } catch (Exception e) {
      System.err.println(e);
    }
  }

  /** Reads one frame, its length included, and returns how many bytes it carries. */
  private static int read(SocketChannel from, ByteBuffer frame) throws Exception {
    fill(from, frame.clear().limit(4));
    int length = frame.getInt(0);
    fill(from, frame.limit(4 + length));
    frame.flip();
    return length;
  }

  private static void fill(SocketChannel from, ByteBuffer buffer) throws Exception {
    while (buffer.hasRemaining()) {
      if (from.read(buffer) < 0) {
        throw new java.io.EOFException();
      }
    }
  }

  private static void write(SocketChannel to, ByteBuffer bytes) throws Exception {
    while (bytes.hasRemaining()) {
      to.write(bytes);
    }
  }
}
