package dev.tailback.server.admin;

/** What a request to the admin API gets: an answer, now or later, or a stream of events. */
public sealed interface AdminReply permits Admin.Answer, PendingAnswer, EventReader {}
