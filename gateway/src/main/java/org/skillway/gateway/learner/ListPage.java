package org.skillway.gateway.learner;

/** One page of a list. */
interface ListPage {

    /** The cursor of the next page; null on the last. */
    String next();
}
