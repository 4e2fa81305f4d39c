package io.github.weizheng.core.web;

class InMemoryIdentityBinderTest extends IdentityBinderContract {
    private final IdentityBinder binder = new InMemoryIdentityBinder(clock);
    private final IdentityBinder another = new InMemoryIdentityBinder(clock);

    @Override
    IdentityBinder binder() {
        return binder;
    }

    @Override
    IdentityBinder another() {
        return another;
    }
}
