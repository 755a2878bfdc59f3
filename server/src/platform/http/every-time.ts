import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';

export const EVERY_TIME = 'x-every-time';

/** A POST that heeds no Idempotency-Key: nothing is kept of it, because it only reads or because its answer is a secret. */
export const EveryTime = () => applyDecorators(SetMetadata(EVERY_TIME, true), ApiExtension(EVERY_TIME, true));
