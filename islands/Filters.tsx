import { useEffect, useRef, useState } from "preact/hooks";
import { BarLinks } from "../components/filters/BarLinks.tsx";
import { Comparing, type ComparingTexts } from "../components/filters/Comparing.tsx";
import { Chips } from "../components/filters/Chips.tsx";
import { Days, type DaysTexts } from "../components/filters/Days.tsx";
import { Menu } from "../components/filters/Menu.tsx";
import { Notice } from "../components/filters/Notice.tsx";
import { closeMenus, keepMenus } from "../lib/ui/navigation/menus.ts";
import { onKey } from "../lib/ui/navigation/keys.ts";
import { walkMarks } from "../lib/ui/navigation/marks.ts";
import { addressOf, rangeAddress } from "../lib/ui/navigation/links.ts";
import { useNavigation } from "../lib/ui/navigation/use_navigation.ts";
import { useSlot } from "../lib/ui/navigation/use_slot.ts";
import type { FilterBarView } from "../lib/ui/views/filter_bar.ts";

interface FiltersProps {
  view: FilterBarView;
  texts:
    & DaysTexts
    & ComparingTexts
    & Readonly<
      Record<
        | "label"
        | "presets"
        | "all"
        | "years"
        | "custom"
        | "metric"
        | "compare"
        | "active"
        | "clear"
        | "slow"
        | "failed"
        | "retry",
        string
      >
    >;
}

/**
 * Range, measure and comparison. Without scripts it is links and a form; with them a change shows
 * its numbers in place.
 */
export default function Filters({ view: first, texts }: FiltersProps) {
  const view = useSlot("filters", first);
  const root = useRef<HTMLElement>(null);
  const [isChoosing, choose] = useState(false);
  const { navigation, state, arrivals } = useNavigation(root);

  useEffect(() => root.current === null ? undefined : keepMenus(root.current), []);
  useEffect(walkMarks, []);
  // A menu that is open closes wherever the focus is; Escape does nothing else.
  useEffect(() => onKey("Escape", () => root.current !== null && closeMenus(root.current)), []);

  const year = view.years.find(({ isChosen }) => isChosen);
  const isNamed = view.named.some(({ isChosen }) => isChosen);
  const isCompared = view.chips.some(({ name }) => name === "compare");
  return (
    <section class="filters" aria-label={texts.label} ref={root}>
      <Chips view={view} texts={texts} />
      <div class="choices">
        {view.form === null ? null : (
          <Menu kind="pick-days" name={texts.custom} onToggle={choose}>
            <Days
              view={view}
              form={view.form}
              texts={texts}
              isOpen={isChoosing}
              onRange={(range, form) => {
                if (root.current !== null) closeMenus(root.current);
                navigation.current?.navigate(rangeAddress(form, range, view.data));
              }}
            />
          </Menu>
        )}
        {view.years.length < 2
          ? null
          : (
            <Menu kind="pick-year" name={texts.years} chosen={isNamed ? undefined : year?.text}>
              <BarLinks kind="each" label={texts.years} links={view.years} />
            </Menu>
          )}
        <BarLinks kind="presets" label={texts.presets} links={view.named} />
        {view.compare.length === 0 && view.comparing === null ? null : (
          <Menu
            kind="pick-compare"
            name={texts.compare}
            chosen={isCompared ? texts.compare : undefined}
          >
            {view.compare.length === 0
              ? null
              : <BarLinks kind="against" label={texts.compare} links={view.compare} />}
            {view.comparing === null ? null : (
              <Comparing
                view={view.comparing}
                texts={texts}
                onCompare={(form) => {
                  const address = addressOf(form);
                  if (root.current !== null) closeMenus(root.current);
                  navigation.current?.navigate(address);
                }}
              />
            )}
          </Menu>
        )}
        <BarLinks kind="metric" label={texts.metric} links={view.metric} />
      </div>
      <Notice
        state={state}
        said={arrivals === 0 ? "" : view.said}
        texts={texts}
        onRetry={() => navigation.current?.retry()}
      />
    </section>
  );
}
