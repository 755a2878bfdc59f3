import type { ProblemCode } from '@guildhall/shared/platform/problem';

/** What each problem means and what whoever calls can do about it. */
export const problemGuide: Record<ProblemCode, { meaning: string; remedy: string }> = {
  invalid: {
    meaning: 'Something in the request is missing, misspelt or does not fit.',
    remedy: 'Read errors: each names one field by its path. Mend those and send the request again.',
  },
  sign_in_needed: {
    meaning: 'The request carries no sign-in, or one that has ended.',
    remedy: 'Sign in with POST /api/sign-in and send the cookie it sets.',
  },
  sign_in_refused: {
    meaning: 'The e-mail address and the password do not go together. It is not said which of them is wrong.',
    remedy: 'Check both and try again, or ask an administrator.',
  },
  not_allowed: {
    meaning: 'The member may not do this.',
    remedy: 'Read abilities of GET /api/me before offering it, or ask someone who has the role.',
  },
  wrong_origin: {
    meaning: 'A browser sent the request from a page of another site.',
    remedy: 'Call from the product’s own address. Programs outside a browser send no Origin header.',
  },
  not_found: {
    meaning: 'There is nothing at this address, or nothing that the member may know of.',
    remedy: 'Check the address and the identifiers in it.',
  },
  conflict: {
    meaning: 'It does not fit with what is stored, such as an e-mail address that someone has already.',
    remedy: 'Read detail, change the request, and send it again.',
  },
  changed_meanwhile: {
    meaning: 'Someone changed it after it was read.',
    remedy: 'Read it anew, put the change on top, and send that.',
  },
  not_in_this_state: {
    meaning: 'It is in a state in which this cannot be done, such as a challenge that is already open.',
    remedy: 'Read its state and do what that state allows.',
  },
  already_done: {
    meaning: 'It was done before and holds.',
    remedy: 'Nothing needs to be sent again.',
  },
  key_reused: {
    meaning: 'The Idempotency-Key came with another request before.',
    remedy: 'Make a new key for each new request; repeat a key only with the very same request.',
  },
  too_large: {
    meaning: 'The request is larger than its address takes: 256 KiB, and more only where files are sent.',
    remedy: 'Send less at once, or a smaller file.',
  },
  unsupported: {
    meaning: 'The body is in a format that is not understood here.',
    remedy: 'Send JSON with Content-Type: application/json, or a form where a file is asked for.',
  },
  no_such_range: {
    meaning: 'A part of a file was asked for with Range that is not in it.',
    remedy: 'Read Content-Range: it says how many bytes there are. Ask for some of those, or for the whole file.',
  },
  too_many_requests: {
    meaning: 'That was a lot at once from one address, or a lot of tries to sign in.',
    remedy: 'Wait as many seconds as Retry-After says; then go on more slowly.',
  },
  trouble: {
    meaning: 'Something went wrong on the server. Nothing was changed.',
    remedy: 'Send it again, with the same Idempotency-Key. If it stays, give requestId to whoever runs the server.',
  },
  unavailable: {
    meaning: 'The server is starting, stopping or waiting for its database, or a lot is asked of it.',
    remedy: 'Send it again in a little while, or after Retry-After where it is said, with the same Idempotency-Key.',
  },
};
