package io.github.weizheng.testkit.web;

import io.github.weizheng.testkit.WebSignIn;
import io.github.weizheng.testkit.api.OfficialAccountApi;
import io.github.weizheng.testkit.console.Console;
import io.github.weizheng.testkit.people.Person;
import io.github.weizheng.testkit.wire.Journal;
import io.github.weizheng.testkit.wire.RandomText;
import io.github.weizheng.testkit.wire.WireServer;
import java.net.URI;
import java.time.Clock;

/** Everything about sign-in on web pages, with the host of its page. Thread-safe. */
public final class SignInDesk implements AutoCloseable {
    private final SignInPage page;
    private final WireServer server;

    public SignInDesk(
            String appId,
            String appSecret,
            Console console,
            OfficialAccountApi api,
            Journal journal,
            RandomText random,
            Clock clock) {
        Codes codes = new Codes(random, clock);
        new SnsEndpoints(appId, appSecret, console, codes, new UserTokens(random, clock)).addTo(api);
        page = new SignInPage(appId, console, codes, random);
        server = WireServer.start(page, journal, clock);
    }

    public URI url() {
        return server.url();
    }

    /** Opens a link in WeChat; when it asks for consent, the person agrees or not. */
    public WebSignIn open(Person person, String link, boolean agrees) {
        return page.open(person, url(), link, agrees);
    }

    @Override
    public void close() {
        server.close();
    }
}
