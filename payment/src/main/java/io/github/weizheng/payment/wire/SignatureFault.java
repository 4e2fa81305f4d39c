package io.github.weizheng.payment.wire;

import io.github.weizheng.payment.signing.SignatureProblem;

/** Why a signature is not believed, with words that show nothing a stranger could have put there for us to print. */
public record SignatureFault(SignatureProblem problem, String text) {}
