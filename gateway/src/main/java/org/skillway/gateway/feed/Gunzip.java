package org.skillway.gateway.feed;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.compression.JdkZlibDecoder;
import io.netty.handler.codec.compression.ZlibWrapper;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Unpacks a gzip body (RFC 1952) part by part on its way to whoever reads it; the JDK's client leaves it packed. */
final class Gunzip implements HttpResponse.BodySubscriber<Void> {

    private static final int NO_LIMIT = 0;

    private final HttpResponse.BodySubscriber<Void> reader;
    private final EmbeddedChannel gzip = new EmbeddedChannel(new JdkZlibDecoder(ZlibWrapper.GZIP, NO_LIMIT));
    private Flow.Subscription subscription;
    private boolean failed;

    private Gunzip(HttpResponse.BodySubscriber<Void> reader) {
        this.reader = reader;
    }

    /** Stands before a reader where the answer says that its body is packed. */
    static HttpResponse.BodySubscriber<Void> before(
            HttpResponse.BodySubscriber<Void> reader, HttpResponse.ResponseInfo answer) {
        boolean packed = answer.headers()
                .firstValue("Content-Encoding")
                .map(coding -> coding.equalsIgnoreCase("gzip"))
                .orElse(false);
        return packed ? new Gunzip(reader) : reader;
    }

    @Override
    public CompletionStage<Void> getBody() {
        return reader.getBody();
    }

    @Override
    public void onSubscribe(Flow.Subscription newSubscription) {
        subscription = newSubscription;
        reader.onSubscribe(newSubscription);
    }

    @Override
    public void onNext(List<ByteBuffer> packed) {
        if (failed) {
            return;
        }
        List<ByteBuffer> plain;
        try {
            plain = unpack(packed);
        } catch (RuntimeException e) {
            failed = true;
            subscription.cancel();
            onError(e);
            return;
        }
        if (plain.isEmpty()) {
            // The reader's demand is not met by nothing.
            subscription.request(1);
        } else {
            reader.onNext(plain);
        }
    }

    private List<ByteBuffer> unpack(List<ByteBuffer> packed) {
        packed.forEach(part -> gzip.writeInbound(Unpooled.wrappedBuffer(part)));
        List<ByteBuffer> plain = new ArrayList<>();
        for (ByteBuf part = gzip.readInbound(); part != null; part = gzip.readInbound()) {
            byte[] bytes = new byte[part.readableBytes()];
            part.readBytes(bytes);
            part.release();
            if (bytes.length > 0) {
                plain.add(ByteBuffer.wrap(bytes));
            }
        }
        return plain;
    }

    @Override
    public void onError(Throwable failure) {
        gzip.finishAndReleaseAll();
        reader.onError(failure);
    }

    @Override
    public void onComplete() {
        if (!failed) {
            gzip.finishAndReleaseAll();
            reader.onComplete();
        }
    }
}
