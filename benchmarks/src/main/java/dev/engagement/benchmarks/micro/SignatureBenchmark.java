package dev.engagement.benchmarks.micro;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The check of a provider's signature over the timestamp and the raw body. */
@State(Scope.Thread)
public class SignatureBenchmark {

  private static final String ALGORITHM = "SHA256withECDSA";

  private final byte[] timestamp = "1772618400".getBytes(UTF_8);
  private final byte[] body =
      "[%s]"
          .formatted(
              """
              {"email":"person1@example.com","event":"delivered","timestamp":1772618400,\
              "sg_event_id":"ZGVsaXZlcmVkLTAtMTIzNDU2Nzg","sg_message_id":"14c5d75ce93.dfd.64b469",\
              "smtp-id":"<14c5d75ce93.dfd.64b469@ismtpd-555>","category":["engagement"],\
              "engagement_item":"0195a4d0-7c1e-7c3a-9a53-0d8c6f1f2b11"}""")
          .getBytes(UTF_8);
  private final KeyPair keys;
  private final byte[] signature;

  /** Makes a key, and signs the body with it. */
  public SignatureBenchmark() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      keys = generator.generateKeyPair();
      Signature signing = Signature.getInstance(ALGORITHM);
      signing.initSign(keys.getPrivate());
      signature = signed(signing).sign();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Checks the signature. */
  @Benchmark
  public boolean verify() throws GeneralSecurityException {
    Signature verifying = Signature.getInstance(ALGORITHM);
    verifying.initVerify(keys.getPublic());
    return signed(verifying).verify(signature);
  }

  private Signature signed(Signature over) throws GeneralSecurityException {
    over.update(timestamp);
    over.update(body);
    return over;
  }
}
