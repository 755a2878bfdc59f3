import type { INestApplication } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';

/** The API's own description, made on the first request for it, so that starting does not wait for it. */
export class ApiReference {
  private app: INestApplication | null = null;
  private made: Promise<OpenAPIObject> | null = null;

  /** Names the application to describe; called once, before it listens. */
  describes(app: INestApplication): void {
    this.app = app;
  }

  document(): Promise<OpenAPIObject> {
    this.made ??= this.make();
    return this.made;
  }

  private async make(): Promise<OpenAPIObject> {
    if (!this.app) throw new Error('ApiReference describes no application');
    const { makeDocument } = await import('./document.js');
    return makeDocument(this.app);
  }
}
