package dev.pglayout.gatling.protocol;

import io.netty.channel.AbstractEventLoop;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelPromise;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/**
 * A user's event loop that takes workers for itself: Gatling's actions then go on where the answer came in. Timers, such as
 * those of pauses, stay with the real one, which never blocks.
 */
@SuppressWarnings("deprecation")
final class WorkerLoop extends AbstractEventLoop {
    private final EventLoop real;

    WorkerLoop(EventLoop real) {
        super(real.parent());
        this.real = real;
    }

    @Override
    public boolean inEventLoop() {
        return Worker.current() != null || real.inEventLoop();
    }

    @Override
    public boolean inEventLoop(Thread thread) {
        return thread instanceof Worker || real.inEventLoop(thread);
    }

    @Override
    public void execute(Runnable task) {
        Worker here = Worker.current();
        if (here != null) {
            here.next(task);
        } else {
            real.execute(task);
        }
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        return real.schedule(task, delay, unit);
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> task, long delay, TimeUnit unit) {
        return real.schedule(task, delay, unit);
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, long first, long period, TimeUnit unit) {
        return real.scheduleAtFixedRate(task, first, period, unit);
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, long first, long delay, TimeUnit unit) {
        return real.scheduleWithFixedDelay(task, first, delay, unit);
    }

    @Override
    public ChannelFuture register(Channel channel) {
        return real.register(channel);
    }

    @Override
    public ChannelFuture register(ChannelPromise promise) {
        return real.register(promise);
    }

    @Override
    public ChannelFuture register(Channel channel, ChannelPromise promise) {
        return real.register(channel, promise);
    }

    @Override
    public boolean isShuttingDown() {
        return real.isShuttingDown();
    }

    @Override
    public Future<?> shutdownGracefully(long quietPeriod, long timeout, TimeUnit unit) {
        return real.shutdownGracefully(quietPeriod, timeout, unit);
    }

    @Override
    public Future<?> terminationFuture() {
        return real.terminationFuture();
    }

    @Override
    public void shutdown() {
        real.shutdown();
    }

    @Override
    public boolean isShutdown() {
        return real.isShutdown();
    }

    @Override
    public boolean isTerminated() {
        return real.isTerminated();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        return real.awaitTermination(timeout, unit);
    }
}
