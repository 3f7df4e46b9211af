package dev.engagement.adapter.sendgrid.mail;

import org.apache.http.HttpResponse;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.message.BasicHttpResponse;

/** Status and headers of an answer that holds its connection no longer. */
final class AnswerHead extends BasicHttpResponse implements CloseableHttpResponse {

  AnswerHead(HttpResponse answer) {
    super(answer.getStatusLine());
    setHeaders(answer.getAllHeaders());
  }

  @Override
  public void close() {
    // Its connection is back in the pool.
  }
}
