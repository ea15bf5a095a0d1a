import { beforeEach, expect, it, vi } from 'vitest';
import type { PartText } from '../protocol/messages';
import { Draft } from './draft.svelte';

beforeEach(() => {
  vi.useFakeTimers();
});

function draftOf(text: string, answer = true): { draft: Draft; sent: string[] } {
  const sent: string[] = [];
  const save = async (value: PartText): Promise<boolean> => {
    sent.push(value.text);
    return answer;
  };
  return { draft: new Draft({ heading: '', text }, save), sent };
}

it('sends once, after the typing has paused', async () => {
  const { draft, sent } = draftOf('');
  draft.write({ text: 'T' });
  draft.write({ text: 'Takk' });
  expect(draft.state).toBe('waiting');
  await vi.runAllTimersAsync();
  expect(sent).toEqual(['Takk']);
  expect(draft.state).toBe('saved');
});

it('keeps what could not be saved, and can send it again', async () => {
  const { draft, sent } = draftOf('', false);
  draft.write({ text: 'Takk' });
  await vi.runAllTimersAsync();
  expect([draft.state, draft.value.text]).toEqual(['not_saved', 'Takk']);
  await draft.flush();
  expect(sent).toEqual(['Takk', 'Takk']);
});

it('takes in what a colleague wrote elsewhere in the text', async () => {
  const { draft, sent } = draftOf('En\n\nTo');
  draft.write({ text: 'En\n\nTo og tre' });
  draft.heard({ heading: '', text: 'Null\nEn\n\nTo' });
  await vi.runAllTimersAsync();
  expect(draft.value.text).toBe('Null\nEn\n\nTo og tre');
  expect(sent).toEqual(['Null\nEn\n\nTo og tre']);
  expect(draft.collision).toBeNull();
});

it('asks when both wrote in the same place, and loses neither', async () => {
  const { draft, sent } = draftOf('En');
  draft.write({ text: 'Min' });
  draft.heard({ heading: '', text: 'Din' });
  await vi.runAllTimersAsync();
  expect(draft.collision?.text).toBe('Din');
  expect(draft.value.text).toBe('Min');
  expect(sent).toEqual([]);
  draft.settle('both');
  await vi.runAllTimersAsync();
  expect(sent).toEqual(['Din\n\nMin']);
});

it('does not take its own words for a colleague’s', async () => {
  const { draft } = draftOf('');
  draft.write({ text: 'Takk' });
  await vi.runAllTimersAsync();
  draft.write({ text: 'Takk for' });
  draft.heard({ heading: '', text: 'Takk' });
  expect(draft.collision).toBeNull();
  expect(draft.value.text).toBe('Takk for');
});
