import { afterEach, describe, expect, it } from '@jest/globals';

import { forgetFormAnswers, keepFormAnswers, keptFormAnswers } from './form-answers';
import { fakeStorage } from './fake-storage';

const { held: tab, room } = fakeStorage('sessionStorage');

afterEach(() => {
  room.full = false;
  for (const name of Object.keys(tab)) delete tab[name];
});

const half = { answers: '{"name":"Half a"}', from: 3 };

describe('what is written in a long form', () => {
  it('is kept by form for whoever wrote it, until it is sent or they sign out', () => {
    for (const member of ['dev', 'tom']) keepFormAnswers(member, 'quest:new', half);
    keepFormAnswers('dev', 'badge:new', half);
    expect(keptFormAnswers('dev', 'quest:new')).toEqual(half);
    expect(keptFormAnswers('sam', 'quest:new')).toBeUndefined();
    keepFormAnswers('dev', 'quest:new', null);
    expect(keptFormAnswers('dev', 'quest:new')).toBeUndefined();
    forgetFormAnswers('dev');
    expect(Object.keys(tab)).toEqual(['guildhall-forms:tom:quest:new']);
  });

  it('keeps nobody from writing where there is no room', () => {
    room.full = true;
    keepFormAnswers('dev', 'quest:new', half);
    expect(keptFormAnswers('dev', 'quest:new')).toBeUndefined();
  });

  it('keeps nobody from signing out of a browser that keeps nothing', () => {
    const refusing = () => {
      throw new Error('Nothing is kept here.');
    };
    Object.defineProperty(globalThis, 'sessionStorage', { configurable: true, get: refusing });
    expect(() => forgetFormAnswers('dev')).not.toThrow();
    Object.defineProperty(globalThis, 'sessionStorage', { configurable: true, value: tab });
  });
});
