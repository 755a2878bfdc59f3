import type { INestApplication } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';

/** The API's own description, made on the first request for it, so that starting does not wait for it. */
export class ApiReference {
  private app: INestApplication | null = null;
  private made: Promise<OpenAPIObject> | null = null;
  private readAs: { json?: Promise<string>; page?: Promise<string> } = {};

  /** Names the application to describe; called once, before it listens. */
  describes(app: INestApplication): void {
    this.app = app;
  }

  document(): Promise<OpenAPIObject> {
    this.made ??= this.make();
    return this.made;
  }

  /** The document in JSON; it stays as it is while the server runs, as does the page. */
  json(): Promise<string> {
    this.readAs.json ??= this.document().then((document) => JSON.stringify(document));
    return this.readAs.json;
  }

  /** The document for people. */
  page(): Promise<string> {
    this.readAs.page ??= this.makePage();
    return this.readAs.page;
  }

  private async makePage(): Promise<string> {
    const { referencePage } = await import('./reference.page.js');
    return referencePage(await this.document());
  }

  private async make(): Promise<OpenAPIObject> {
    if (!this.app) throw new Error('ApiReference describes no application');
    const { makeDocument } = await import('./document.js');
    return makeDocument(this.app);
  }
}
