package io.github.weizheng.payment.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weizheng.core.OpenId;
import io.github.weizheng.payment.fixture.World;
import io.github.weizheng.payment.ledger.FeeState;
import io.github.weizheng.payment.order.OutTradeNo;
import io.github.weizheng.payment.utility.BillId;
import io.github.weizheng.payment.utility.Checkout;
import io.github.weizheng.payment.utility.CheckoutRefusedException;
import io.github.weizheng.payment.utility.SweepReport;
import io.github.weizheng.payment.utility.WriteOffOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** Several at once, on one ledger. */
class FeeDeskConcurrencyTest {
    private final World world = new World();
    private final ExecutorService threads = Executors.newFixedThreadPool(4);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void twoNotificationsThatBothSawItUnpaidWriteOffOnce() throws Exception {
        Checkout checkout = world.checkout(World.HUSBAND);
        world.wechat.pay(checkout.invocation());
        // Both have looked whether the number is known, and read the entry, before either writes.
        CyclicBarrier both = new CyclicBarrier(2);
        AtomicInteger finds = new AtomicInteger();
        world.ledger.afterFind = () -> {
            if (finds.incrementAndGet() <= 4) {
                await(both);
            }
        };

        Callable<Integer> notification =
                () -> world.notify(checkout.outTradeNo()).status();
        List<Integer> answers = atOnce(List.of(notification, notification));

        assertThat(answers).containsOnly(200);
        assertThat(world.state(checkout.outTradeNo())).isEqualTo(FeeState.WRITTEN_OFF);
        assertThat(world.billing.writtenOff()).hasSize(1);
    }

    @Test
    void whileOneWritesOffNobodyElseDoes() {
        Checkout checkout = world.checkout(World.HUSBAND);
        world.wechat.pay(checkout.invocation());
        world.billing.during = () -> {
            assertThat(world.notify(checkout.outTradeNo()).status()).isEqualTo(200);
            assertThat(world.desk.settle(checkout.outTradeNo()).state()).isEqualTo(FeeState.WRITING_OFF);
            assertThat(world.desk.sweep())
                    .isEqualTo(new SweepReport(List.of(), List.of(), List.of(), List.of(), List.of(), List.of()));
        };
        assertThat(world.notify(checkout.outTradeNo()).status()).isEqualTo(200);
        assertThat(world.billing.writtenOff()).hasSize(1);
        assertThat(world.state(checkout.outTradeNo())).isEqualTo(FeeState.WRITTEN_OFF);
    }

    @Test
    void aSweepAndANotificationThatBothSawItUnpaidWriteOffOnce() {
        Checkout checkout = world.checkout(World.HUSBAND);
        world.wechat.pay(checkout.invocation());
        world.clock.advance(Duration.ofMinutes(5));
        world.wechat.beforeQuery = () -> world.notify(checkout.outTradeNo());
        assertThat(world.desk.sweep().writtenOff()).containsExactly(checkout.outTradeNo());
        assertThat(world.billing.writtenOff()).hasSize(1);
    }

    @Test
    void oneCitizenTwiceAtOnceGetsOneNumber() throws Exception {
        List<Optional<Checkout>> checkouts =
                atOnce(List.of(() -> tryCheckout(World.HUSBAND), () -> tryCheckout(World.HUSBAND)));
        assertThat(checkouts).allMatch(Optional::isPresent);
        assertThat(world.wechat.numbers()).hasSize(1);
        assertPaidOnce(checkouts);
    }

    @Test
    void ofTwoCitizensAtOnceTheSecondIsRefused() throws Exception {
        List<Optional<Checkout>> checkouts =
                atOnce(List.of(() -> tryCheckout(World.HUSBAND), () -> tryCheckout(World.WIFE)));
        assertThat(checkouts).filteredOn(Optional::isPresent).hasSize(1);
        assertPaidOnce(checkouts);
    }

    @RepeatedTest(20)
    void whateverHappensAtOnceEachBillIsPaidAndWrittenOffOnce(RepetitionInfo repetition) throws Exception {
        List<BillId> bills = IntStream.range(0, 3)
                .mapToObj(i -> world.billing.issue("BILL-" + (i + 1), 1260 + i).id())
                .toList();
        Queue<Checkout> shown = new ConcurrentLinkedQueue<>();
        for (int round = 0; round < 4; round++) {
            long seed = repetition.getCurrentRepetition() * 100L + round;
            List<Callable<Boolean>> actors = new ArrayList<>();
            for (int actor = 0; actor < 4; actor++) {
                long own = seed * 4 + actor;
                actors.add(() -> act(new Random(own), bills, shown));
            }
            assertThat(atOnce(actors)).containsOnly(true);
            world.clock.advance(Duration.ofMinutes(1));
        }
        world.clock.advance(Duration.ofMinutes(10));
        world.desk.sweep();

        for (BillId bill : bills) {
            List<OutTradeNo> paid = world.wechat.paid().stream()
                    .filter(number -> world.entry(number).billReference().equals(bill.value()))
                    .toList();
            assertThat(paid).hasSizeLessThanOrEqualTo(1);
            assertThat(paid).allMatch(number -> world.state(number) == FeeState.WRITTEN_OFF);
            assertThat(world.billing.writtenOff())
                    .filteredOn(order -> order.bill().equals(bill))
                    .extracting(WriteOffOrder::outTradeNo)
                    .containsExactlyElementsOf(paid);
        }
    }

    private boolean act(Random random, List<BillId> bills, Queue<Checkout> shown) {
        for (int i = 0; i < 12; i++) {
            BillId bill = bills.get(random.nextInt(bills.size()));
            OpenId citizen = random.nextBoolean() ? World.HUSBAND : World.WIFE;
            switch (random.nextInt(5)) {
                case 0, 1 -> checkout(bill, citizen).ifPresent(shown::add);
                case 2 ->
                    Optional.ofNullable(shown.peek()).ifPresent(checkout -> {
                        shown.remove(checkout);
                        world.wechat.pay(checkout.invocation());
                    });
                case 3 -> world.wechat.paid().forEach(world::notify);
                default -> world.desk.sweep();
            }
        }
        return true;
    }

    private void assertPaidOnce(List<Optional<Checkout>> checkouts) {
        long paid = checkouts.stream()
                .flatMap(Optional::stream)
                .filter(checkout -> world.wechat.pay(checkout.invocation()))
                .count();
        assertThat(paid).isEqualTo(1);
        world.wechat.paid().forEach(world::notify);
        assertThat(world.billing.writtenOff()).hasSize(1);
    }

    private Optional<Checkout> tryCheckout(OpenId citizen) {
        return checkout(world.bill.id(), citizen);
    }

    private Optional<Checkout> checkout(BillId bill, OpenId citizen) {
        try {
            return Optional.of(world.desk.checkout(bill, citizen));
        } catch (CheckoutRefusedException e) {
            return Optional.empty();
        }
    }

    private <T> List<T> atOnce(List<Callable<T>> tasks) throws InterruptedException, ExecutionException {
        CyclicBarrier start = new CyclicBarrier(tasks.size());
        List<Callable<T>> lined = new ArrayList<>();
        for (Callable<T> task : tasks) {
            lined.add(() -> {
                await(start);
                return task.call();
            });
        }
        List<T> results = new ArrayList<>();
        for (Future<T> one : threads.invokeAll(lined)) {
            results.add(one.get());
        }
        return results;
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }
}
