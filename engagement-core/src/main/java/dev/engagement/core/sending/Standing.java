package dev.engagement.core.sending;

import dev.engagement.ports.enrollment.Enrollment;
import dev.engagement.ports.enrollment.Recipient;
import dev.engagement.ports.queue.QueueItem;

/** An item, its recipient and its enrollment as they are stored now. */
record Standing(QueueItem item, Recipient recipient, Enrollment enrollment) {}
