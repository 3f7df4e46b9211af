package dev.engagement.adapter.graph.mail;

import com.microsoft.graph.models.Message;
import com.microsoft.graph.models.SingleValueLegacyExtendedProperty;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.graph.users.item.UserItemRequestBuilder;
import com.microsoft.graph.users.item.messages.item.MessageItemRequestBuilder;
import com.microsoft.kiota.Headers;
import com.microsoft.kiota.HttpMethod;
import com.microsoft.kiota.RequestInformation;
import dev.engagement.ports.queue.QueueItemId;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.util.Base64;
import java.util.List;

/** Builds the requests of which handing over a mail and finding it again consist. */
final class GraphRequests {

  /** The property of a message that names its item; the GUID is a namespace of our own. */
  static final String ITEM = "String {5d0c2f64-8d1b-4f5e-9a27-6f1f6f0b7a31} Name engagementItem";

  private static final String RECOVERABLE = "recoverableitemsdeletions";
  private static final String DRAFTS = "drafts";
  private static final String[] SHOWN = {"id", "isDraft", "createdDateTime"};

  private final GraphServiceClient client;

  GraphRequests(GraphServiceClient client) {
    this.client = client;
  }

  RequestInformation draft(String mailbox, Message message) {
    return user(mailbox)
        .messages()
        .toPostRequestInformation(message, request -> immutable(request.headers));
  }

  /** The SDK has no method for this form: the body is replaced. */
  RequestInformation draft(String mailbox, byte[] mime) {
    RequestInformation request = draft(mailbox, new Message());
    request.headers.remove("Content-Type");
    request.setStreamContent(
        new ByteArrayInputStream(Base64.getEncoder().encode(mime)), "text/plain");
    return request;
  }

  RequestInformation mark(String mailbox, String message, QueueItemId item) {
    Message change = new Message();
    change.setSingleValueExtendedProperties(List.of(property(item)));
    return message(mailbox, message)
        .toPatchRequestInformation(change, request -> immutable(request.headers));
  }

  RequestInformation send(String mailbox, String message) {
    return message(mailbox, message)
        .send()
        .toPostRequestInformation(request -> immutable(request.headers));
  }

  /** Takes a message out of everybody's reach. */
  RequestInformation remove(String mailbox, String message) {
    return message(mailbox, message)
        .permanentDelete()
        .toPostRequestInformation(request -> immutable(request.headers));
  }

  /** Moves a message to where it can be read still. */
  RequestInformation delete(String mailbox, String message) {
    return message(mailbox, message)
        .toDeleteRequestInformation(request -> immutable(request.headers));
  }

  RequestInformation show(String mailbox, String message) {
    return message(mailbox, message)
        .toGetRequestInformation(
            request -> {
              immutable(request.headers);
              request.queryParameters.select = SHOWN;
            });
  }

  RequestInformation find(String mailbox, QueueItemId item) {
    return user(mailbox)
        .messages()
        .toGetRequestInformation(
            request -> {
              immutable(request.headers);
              request.queryParameters.filter = filter(item);
              request.queryParameters.select = SHOWN;
            });
  }

  RequestInformation findDeleted(String mailbox, QueueItemId item) {
    return user(mailbox)
        .mailFolders()
        .byMailFolderId(RECOVERABLE)
        .messages()
        .toGetRequestInformation(
            request -> {
              immutable(request.headers);
              request.queryParameters.filter = filter(item);
              request.queryParameters.select = SHOWN;
            });
  }

  /** A further page of what was found. */
  RequestInformation page(URI link) {
    RequestInformation request = new RequestInformation();
    request.httpMethod = HttpMethod.GET;
    immutable(request.headers);
    request.headers.tryAdd("Accept", "application/json");
    request.setUri(link);
    return request;
  }

  RequestInformation draftsFolder(String mailbox) {
    return user(mailbox)
        .mailFolders()
        .byMailFolderId(DRAFTS)
        .toGetRequestInformation(request -> request.queryParameters.select = new String[] {"id"});
  }

  static SingleValueLegacyExtendedProperty property(QueueItemId item) {
    SingleValueLegacyExtendedProperty property = new SingleValueLegacyExtendedProperty();
    property.setId(ITEM);
    property.setValue(item.toString());
    return property;
  }

  private static String filter(QueueItemId item) {
    return "singleValueExtendedProperties/Any(ep: ep/id eq '%s' and ep/value eq '%s')"
        .formatted(ITEM, item);
  }

  private UserItemRequestBuilder user(String mailbox) {
    return client.users().byUserId(mailbox);
  }

  private MessageItemRequestBuilder message(String mailbox, String message) {
    return user(mailbox).messages().byMessageId(message);
  }

  private static void immutable(Headers headers) {
    headers.add("Prefer", "IdType=\"ImmutableId\"");
  }
}
