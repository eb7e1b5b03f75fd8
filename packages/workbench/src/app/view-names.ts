/** The names of the views as the navigation has them, and what each is for. */
import type { View } from './place.ts';

export const VIEW_NAMES: Readonly<Record<View, string>> = {
  text: 'Text', timeline: 'Timeline', duties: 'Duties', questions: 'Questions', network: 'Network', map: 'Map', play: 'What if', sources: 'Sources', compare: 'Compare',
};
