import type { TestedServicePromise, testServicePromiseBody } from '@hilo/api';
import { type Actor, addBusinessMinutes, choosePromise, MissingCalendarYear, NeverOpen } from '@hilo/core';
import type { z } from 'zod';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { createPromiseBook } from './promise-book.ts';

/** Which promise would count for a ticket, and by when. Changes nothing. @throws auth.forbidden */
export const testServicePromise = async (
  app: App,
  actor: Actor,
  { at: given, ...facts }: z.output<typeof testServicePromiseBody>,
): Promise<TestedServicePromise> => {
  authorise(actor, 'tickets.read');
  const { promises, hours } = await createPromiseBook(app).read();
  const at = new Date(given ?? app.now()).toISOString();
  const promise = choosePromise(facts, promises);
  const place = promise ? hours.get(promise.hoursId) : undefined;
  const dueAfter = (minutes: number | null | undefined): string | null => {
    if (!place || minutes === null || minutes === undefined) return null;
    try {
      return addBusinessMinutes(place.hours, place.calendar, at, minutes);
    } catch (error) {
      if (error instanceof MissingCalendarYear || error instanceof NeverOpen) return null;
      throw error;
    }
  };
  return {
    promiseId: promise?.id ?? null,
    otherPromiseIds: promises
      .filter((one) => one.id !== promise?.id && choosePromise(facts, [one]))
      .map(({ id }) => id),
    at,
    firstAnswerBy: dueAfter(promise?.firstAnswerMinutes),
    nextAnswerBy: dueAfter(promise?.nextAnswerMinutes),
    solutionBy: dueAfter(promise?.solutionMinutes),
  };
};
