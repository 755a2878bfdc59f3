import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiSecurity } from '@nestjs/swagger';

export const PUBLIC = 'guildhall:public';

/** Opens a route to people who are not signed in. */
export const Public = () => applyDecorators(SetMetadata(PUBLIC, true), ApiSecurity({}));
