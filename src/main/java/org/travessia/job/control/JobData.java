package org.travessia.job.control;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import java.nio.charset.StandardCharsets;

/** What a row keeps beside its id: a text or nothing. Java's own serialization, the library's default, is never read. */
final class JobData implements Serializer {

    @Override
    public byte[] serialize(Object data) {
        if (data == null) {
            return null;
        }
        if (data instanceof String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        throw new IllegalArgumentException(
                "a job keeps a text, not a " + data.getClass().getName());
    }

    @Override
    public <T> T deserialize(Class<T> type, byte[] bytes) {
        return bytes == null || type == Void.class ? null : type.cast(new String(bytes, StandardCharsets.UTF_8));
    }
}
