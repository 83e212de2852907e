/** The language on screen: the one the URL asks for, else the reader's own. */
import { useAsked } from "./here.ts";
import { speakingOf, speeches, type Say, type Speech, type Texts } from "./messages/messages.ts";
import { usePreferences } from "./preferences.ts";

export function useSpeech(): Speech {
  const asked = useAsked("language");
  const { language } = usePreferences();
  return speeches[asked ?? language];
}

/** The texts of a part of the workbench in the language on screen. */
export function useTexts<Key extends string>(part: Texts<Key>): Say<Key> {
  return speakingOf(part, useSpeech());
}
