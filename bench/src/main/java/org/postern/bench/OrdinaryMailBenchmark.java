package org.postern.bench;

import jakarta.mail.MessagingException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.apache.james.mime4j.MimeException;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.postern.inspection.anatomy.Anatomy;
import org.postern.inspection.anatomy.Budget;
import org.postern.inspection.content.Content;

/**
 * Ordinary mail taken apart on one core: messages each second, and as {@code MB} the megabytes each
 * second. Postern hashes every part, tells its type and looks for what is hidden; Mime4j and Angus
 * read the same bytes and decode every part, and nothing else.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class OrdinaryMailBenchmark {
  /** What the mail holds. */
  @Param({"text", "qp", "base64", "mixed"})
  public String kind = "";

  /** How large it is, about. */
  @Param({"10k", "100k", "1m", "10m"})
  public String size = "";

  private byte[] mail = new byte[0];

  /** The megabytes that were read. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Read {
    /** Of 1,000,000 bytes. */
    public double MB;

    /** Begins to count. */
    @Setup(Level.Iteration)
    public void clear() {
      MB = 0;
    }
  }

  /** Makes the mail. */
  @Setup
  public void make() {
    int thousands = Integer.parseInt(size.substring(0, size.length() - 1));
    mail = OrdinaryMail.of(kind, thousands * (size.endsWith("m") ? 1_000_000 : 1_000));
  }

  /** The whole anatomy. */
  @Benchmark
  public Anatomy postern(Read read) {
    read.MB += mail.length / 1e6;
    Anatomy anatomy = Anatomy.of(Content.of(mail), Budget.DEFAULT);
    if (!anatomy.exceeded().isEmpty()) {
      throw new IllegalStateException("ordinary mail is within every budget");
    }
    return anatomy;
  }

  /** Mime4j's parser with decoding. */
  @Benchmark
  public long mime4j(Read read) throws IOException, MimeException {
    read.MB += mail.length / 1e6;
    return Others.mime4j(new ByteArrayInputStream(mail));
  }

  /** Angus Mail, every part read to its end. */
  @Benchmark
  public long angus(Read read) throws IOException, MessagingException {
    read.MB += mail.length / 1e6;
    return Others.angus(new ByteArrayInputStream(mail));
  }
}
