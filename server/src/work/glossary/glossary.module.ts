import { Module } from '@nestjs/common';

import { GlossaryController } from './glossary.controller.js';
import { WriteTerm } from './write-term.command.js';

/** The words an organisation explains. */
@Module({ controllers: [GlossaryController], providers: [WriteTerm] })
export class GlossaryModule {}
