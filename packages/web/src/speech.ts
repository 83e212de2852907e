/** The language on screen: the one the URL asks for, else the reader's own. */
import { useAddress } from "./navigation.tsx";
import { speeches, type Speech } from "./messages/messages.ts";
import { usePreferences } from "./preferences.ts";

export function useSpeech(): Speech {
  const address = useAddress();
  const { language } = usePreferences();
  const asked = address?.kind === "page" ? address.state.language : undefined;
  return speeches[asked ?? language];
}
