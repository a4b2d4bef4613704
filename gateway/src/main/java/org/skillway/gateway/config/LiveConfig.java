package org.skillway.gateway.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How pages are told of what changes; the README says what each of these is good for. */
@ConfigMapping(prefix = "skillway.live")
public interface LiveConfig {

    /** How many event streams this process keeps open; whoever comes after them is told to come again. */
    @WithDefault("2000")
    int streams();

    /** How many of them one subject may have: a browser has one for each open page. */
    @WithDefault("20")
    int streamsPerSubject();

    /** How often something comes on a stream, if only a comment, so that nobody between takes it for dead. */
    @WithDefault("15S")
    Duration heartbeat();

    /** How long what is sent may stay untaken before the stream is ended: nothing is kept for slow clients. */
    @WithDefault("10S")
    Duration patience();

    /** How often it is asked anew whether somebody may still follow another one's progress. */
    @WithDefault("1M")
    Duration recheck();

    /** How often all versions are looked at that somebody follows, so that a lost signal costs no more than that. */
    @WithDefault("10S")
    Duration look();

    /** After how long without a word from progress-service its signals count as lost; it has one every five seconds. */
    @WithDefault("15S")
    Duration stall();

    /** The longest pause between two tries to hear its signals. */
    @WithDefault("5S")
    Duration longestPause();
}
