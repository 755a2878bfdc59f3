import { Module } from '@nestjs/common';

import { AskWord } from './ask-word.command.js';
import { GlossaryController } from './glossary.controller.js';
import { StartGlossary } from './start-glossary.command.js';
import { WriteTerm } from './write-term.command.js';

/** The words an organisation explains. */
@Module({ controllers: [GlossaryController], providers: [AskWord, StartGlossary, WriteTerm] })
export class GlossaryModule {}
