import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { IncomingMessage, type OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { join } from 'node:path';

import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import rateLimit from '@fastify/rate-limit';
import files from '@fastify/static';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { type FastifyInstance, type FastifyReply, type FastifyRequest, LogController } from 'fastify';
import helmet from 'helmet';
import type { Logger } from 'pino';

import type { SignIns } from '../actor.js';
import type { Env } from '../config/env.js';
import { checkClient } from './client-dir.js';
import { networkOf } from './network.rules.js';
import { originAllowed } from './origin.js';
import { sendProblem, toProblem } from './problem.filter.js';
import { Problem } from './problem.js';
import { makeStorable } from '../text/storable.rules.js';
import { refuseUnread } from './unread-request.js';
import { takeUploads } from './upload.js';

const BODY_LIMIT = 256 * 1024;
/** How long a request may take to arrive: a great picture takes minutes on a slow line. */
const ARRIVES_WITHIN_MS = 300_000;

/** The HTTP server: limits, security headers, origin check, request log and the built client. */
export function httpAdapter(env: Env, log: Logger): FastifyAdapter {
  return new FastifyAdapter({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_LIMIT,
    requestTimeout: ARRIVES_WITHIN_MS,
    genReqId: () => randomUUID(),
    clientErrorHandler: refuseUnread,
    trustProxy: trusted(env),
    forceCloseConnections: true,
    rewriteUrl: (request: IncomingMessage) => readableAddress(request.url ?? '/'),
    // Longer than any address Node takes in: each route says itself what its parameters are.
    routerOptions: { maxParamLength: 16_384 },
  });
}

/** Anybody can write X-Forwarded-For; only what proxies of ours wrote into it is believed. */
export function trusted({ TRUSTED_PROXIES: proxies }: Env) {
  return typeof proxies === 'number' ? (_address: string, hop: number) => hop < proxies : proxies;
}

/** An address that does not decode is taken as it is written, and so leads nowhere. */
function readableAddress(url: string): string {
  if (!url.includes('%')) return url;
  const path = url.split('?', 1)[0] ?? '';
  try {
    decodeURIComponent(path);
    return url;
  } catch {
    return path.replaceAll('%', '%25') + url.slice(path.length);
  }
}

/** A year; for this host alone, because the sister sites of a council are not ours. */
const strictTransport = { maxAge: 31_536_000, includeSubDomains: false };

/** The headers that every answer carries: they are the same each time, so they are worked out once. */
function securityHeaders(env: Env): OutgoingHttpHeaders {
  const secure = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        // Styles set through the CSSOM are allowed by 'self'; inline style and script are not.
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    crossOriginEmbedderPolicy: false,
    frameguard: { action: 'deny' },
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: env.PUBLIC_URL?.startsWith('https:') ? strictTransport : false,
  });
  const answer = new ServerResponse(new IncomingMessage(new Socket()));
  secure(answer.req, answer, (trouble) => {
    if (trouble) throw trouble;
  });
  return { ...answer.getHeaders(), 'permissions-policy': 'camera=(), geolocation=(), microphone=()' };
}

export async function protect(http: FastifyInstance, env: Env): Promise<void> {
  const headers = securityHeaders(env);
  http.addHook('onRequest', (request, reply, next) => {
    void reply.headers(headers).header('x-request-id', request.id);
    // What may be kept says so itself.
    if (request.url.startsWith('/api')) void reply.header('cache-control', 'no-store');
    next();
  });
  // A route that takes more than others says so in its configuration.
  http.addHook('onRoute', (route) => {
    const most = (route.config as { bodyLimit?: number } | undefined)?.bodyLimit;
    if (most !== undefined) route.bodyLimit = most;
  });
  // Pages and answers; pictures are small already, and scripts are compressed when they are built.
  await http.register(compress, { encodings: ['gzip'], threshold: 1024 });
  await http.register(cookie);
  takeJson(http);
  await takeUploads(http);
  await http.register(rateLimit, {
    max: env.REQUESTS_A_MINUTE,
    timeWindow: '1 minute',
    keyGenerator: ({ ip }) => networkOf(ip),
    allowList: (request) => request.url.startsWith('/assets/'),
  });
  http.addHook('onRequest', (request, _reply, next) => {
    checkOrigin(env, request);
    next();
  });
  http.addHook('preValidation', (request, _reply, next) => {
    checkTexts(request);
    next();
  });
  http.addHook('onResponse', (request, reply, next) => {
    logRequest(request, reply);
    next();
  });
}

/** Of what is no form with a file, only JSON is read. */
function takeJson(http: FastifyInstance): void {
  const read = http.getDefaultJsonParser('error', 'error');
  http.removeAllContentTypeParsers();
  http.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, body, done) =>
    read(request, body, (cause, json) => {
      const detail = 'We could not read that as JSON. Please check it and send it again.';
      done(cause && new Problem('invalid', detail, { cause }), json);
    }),
  );
}

function checkOrigin(env: Env, request: FastifyRequest): void {
  if (request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS') return;
  if (originAllowed(env, request.headers.origin, request.headers.host)) return;
  throw new Problem('wrong_origin', 'This request came from another site, so nothing was done.');
}

/** What stands in an address is judged by its own schema. */
function checkTexts({ body, query }: FastifyRequest): void {
  if (makeStorable(body) && makeStorable(query)) return;
  throw new Problem('invalid', 'A field in there has a name we cannot read, or holds more levels than we can take.');
}

function logRequest(request: FastifyRequest, reply: FastifyReply): void {
  if (request.url.startsWith('/health') || request.url.startsWith('/assets')) return;
  request.log.info({
    request: `${request.method} ${request.routeOptions.url ?? request.url.split('?')[0]}`,
    actor: request.actor?.memberId,
    status: reply.statusCode,
    ms: Math.round(reply.elapsedTime),
  });
}

/** What a browser heeds for pages only; a slow line need not carry it with every script and font. */
const headersOfPages = [
  'content-security-policy',
  'cross-origin-opener-policy',
  'origin-agent-cluster',
  'permissions-policy',
  'referrer-policy',
  'x-dns-prefetch-control',
  'x-download-options',
  'x-frame-options',
  'x-permitted-cross-domain-policies',
  'x-xss-protection',
  'x-request-id',
];

/**
 * What home is drawn from (`readHome` of the client): the browser asks for it together with the scripts. Those without
 * a sign-in would only be refused.
 */
const homeReads = ['/api/start-here', '/api/badges']
  .map((address) => `<${address}>; rel=preload; as=fetch; crossorigin`)
  .join(', ');

/** Serves the built client; any page address that is no file gets the application. */
export async function serveClient(
  http: FastifyInstance,
  dir: string,
  signIns: Pick<SignIns, 'tokenIn'>,
): Promise<void> {
  await checkClient(dir);
  const index = await readFile(join(dir, 'index.html'), 'utf8');
  await http.register(async (scope) => {
    // Nest's own handler loses how long a file is, which whoever asks for too late a part of it is told.
    scope.setErrorHandler((error, request, reply) => sendProblem(toProblem(error), request, reply));
    await scope.register(files, {
      root: dir,
      index: false,
      wildcard: false,
      preCompressed: true,
      setHeaders: (response, path) => {
        const isAsset = path.includes('/assets/');
        response.header('cache-control', isAsset ? 'public, max-age=31536000, immutable' : 'no-cache');
        if (isAsset) for (const name of headersOfPages) response.removeHeader(name);
      },
    });
  });
  http.get('/*', { config: { rateLimit: false } }, async (request, reply) => {
    if (/^\/(api|assets|media|socket\.io|collaboration|health|metrics)(\/|$|\?)/.test(request.url))
      throw new Problem('not_found', 'There is nothing at this address.');
    if (request.url === '/' && signIns.tokenIn(request.headers.cookie)) reply.header('link', homeReads);
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(index);
  });
}
