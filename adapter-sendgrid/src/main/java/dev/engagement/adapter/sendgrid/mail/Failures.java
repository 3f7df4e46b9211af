package dev.engagement.adapter.sendgrid.mail;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.apache.http.NoHttpResponseException;
import org.apache.http.conn.ConnectTimeoutException;
import org.apache.http.conn.ConnectionPoolTimeoutException;

/** Names failures by codes. Whether a mail was taken is not decided here. */
final class Failures {

  private Failures() {}

  static String beforeWriting(Exception failure) {
    if (failure instanceof UnknownHostException) {
      return "unknown_host";
    }
    if (failure instanceof ConnectionPoolTimeoutException) {
      return "no_free_connection";
    }
    if (failure instanceof ConnectTimeoutException || failure instanceof SocketTimeoutException) {
      return "connect_timeout";
    }
    if (failure instanceof ConnectException) {
      return "connection_refused";
    }
    if (failure instanceof NoRouteToHostException) {
      return "unreachable";
    }
    return failure instanceof SSLException ? "tls_failed" : "not_connected";
  }

  static String afterWriting(Exception failure) {
    if (failure instanceof SocketTimeoutException) {
      return "timeout";
    }
    boolean broken =
        failure instanceof SocketException
            || failure instanceof NoHttpResponseException
            || failure instanceof SSLException;
    return broken ? "connection_lost" : "no_valid_answer";
  }
}
