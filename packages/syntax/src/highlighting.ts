/** Node types of the grammar to the tags that editors colour by. */
import { styleTags, tags } from '@lezer/highlight';

export const treatyHighlighting = styleTags({
  HeadingKeyword: tags.heading,
  ModalWord: tags.modifier,
  StructureWord: tags.keyword,
  DeclarationWord: tags.definitionKeyword,
  Word: tags.name,
  'Number Ordinal Percent': tags.number,
  Date: tags.literal,
  String: tags.string,
  Punctuation: tags.punctuation,
  'StopMark QuestionMark': tags.separator,
  LineComment: tags.lineComment,
  'Invalid MalformedDate UnclosedString BrokenString StrayMark': tags.invalid,
});
