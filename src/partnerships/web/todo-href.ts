import type { Task } from '../domain/task-of.js';

/** Pages on which a task is done, below the case's own. */
const pages: Partial<Record<Task, string>> = {
  draft: '/proposal',
  'changes-requested': '/proposal',
  signing: '/sign',
  'by-pen': '/originals',
  'verify-paper': '/originals',
};

/** Straight to where it is done, where that is one page. */
export const todoHref = (caseAddress: string, task: Task): string => `${caseAddress}${pages[task] ?? ''}`;
