import {
  ActionIcon,
  Autocomplete,
  Button,
  Checkbox,
  type CSSVariablesResolver,
  createTheme,
  type MantineColorsTuple,
  Menu,
  Modal,
  MultiSelect,
  NumberInput,
  Progress,
  Radio,
  RadioGroup,
  SegmentedControl,
  Select,
  Slider,
  Switch,
  Tabs,
  Textarea,
  TextInput,
  Tooltip,
} from "@mantine/core";

const accent: MantineColorsTuple = [
  "#eef0fc",
  "#dde1f8",
  "#b9c1f0",
  "#93a0e8",
  "#7385e1",
  "#5e70dc",
  "#5566e0",
  "#3d4fce",
  "#3343b5",
  "#293798",
];

/** Mantine's dark greys in our own, slightly blue neutrals: from text to the deepest surface. */
const dark: MantineColorsTuple = [
  "#e9ecf1",
  "#c5ccd6",
  "#aab3c0",
  "#909aa8",
  "#404853",
  "#2f353e",
  "#1e2229",
  "#16191e",
  "#12151a",
  "#0d0f13",
];

const field = { defaultProps: { size: "xs" } };

/** Mantine in Bailiwick's clothes: 13 px text, 28 px controls, quick and quiet motion. */
export const theme = createTheme({
  primaryColor: "accent",
  primaryShade: { light: 7, dark: 6 },
  colors: { accent, dark },
  fontFamily: '"Inter Variable", "Inter", system-ui, sans-serif',
  fontFamilyMonospace: "ui-monospace, SFMono-Regular, Menlo, Consolas, monospace",
  fontSizes: { xs: "12px", sm: "13px", md: "13px", lg: "15px", xl: "18px" },
  spacing: { xs: "8px", sm: "12px", md: "16px", lg: "20px", xl: "24px" },
  radius: { xs: "4px", sm: "6px", md: "8px", lg: "12px", xl: "16px" },
  defaultRadius: "sm",
  cursorType: "pointer",
  respectReducedMotion: true,
  focusRing: "auto",
  headings: {
    fontWeight: "600",
    sizes: { h1: { fontSize: "22px" }, h2: { fontSize: "16px" }, h3: { fontSize: "13px" } },
  },
  components: {
    ActionIcon: ActionIcon.extend({ defaultProps: { size: 28, variant: "subtle", color: "gray" } }),
    Button: Button.extend({
      defaultProps: { size: "xs" },
      styles: { root: { height: 28, fontSize: 13, fontWeight: 550, paddingInline: 12 } },
    }),
    TextInput: TextInput.extend({ ...field, styles: fieldStyles() }),
    Textarea: Textarea.extend({ ...field, styles: { label: fieldStyles().label } }),
    NumberInput: NumberInput.extend({ ...field, styles: fieldStyles() }),
    MultiSelect: MultiSelect.extend({
      defaultProps: { size: "xs" },
      styles: {
        label: fieldStyles().label,
        description: fieldStyles().description,
        input: { minHeight: 28 },
        pill: { fontSize: 12 },
        option: { fontSize: 13 },
      },
    }),
    Select: Select.extend({
      defaultProps: { size: "xs", allowDeselect: false, comboboxProps: { transitionProps: { duration: 90 } } },
      styles: { ...fieldStyles(), option: { fontSize: 13 } },
    }),
    Autocomplete: Autocomplete.extend({
      defaultProps: { size: "xs", comboboxProps: { transitionProps: { duration: 90 } } },
      styles: { ...fieldStyles(), option: { fontSize: 13 } },
    }),
    Checkbox: Checkbox.extend({
      defaultProps: { size: "xs" },
      styles: { label: { fontSize: 13 }, description: { fontSize: 12, marginTop: 2 } },
    }),
    Switch: Switch.extend({ defaultProps: { size: "xs" }, styles: { label: { fontSize: 13 } } }),
    Radio: Radio.extend({ defaultProps: { size: "xs" }, styles: { label: { fontSize: 13 } } }),
    RadioGroup: RadioGroup.extend({
      styles: {
        label: { fontSize: 12, fontWeight: 500, color: "var(--text-dim)" },
        description: { fontSize: 12, color: "var(--text-dim)" },
      },
    }),
    // Room around the thumb, so that a finger meets nothing else (WCAG 2.2, target size).
    Slider: Slider.extend({ defaultProps: { size: 4, thumbSize: 14 }, styles: { root: { marginBlock: 5 } } }),
    SegmentedControl: SegmentedControl.extend({ defaultProps: { size: "xs" } }),
    Tabs: Tabs.extend({ styles: { tab: { fontSize: 13 } } }),
    Progress: Progress.extend({ defaultProps: { size: 6, radius: "xl" } }),
    Tooltip: Tooltip.extend({
      defaultProps: {
        openDelay: 350,
        withArrow: false,
        offset: 6,
        multiline: true,
        maw: 300,
        transitionProps: { duration: 90 },
        events: { hover: true, focus: true, touch: false },
      },
      styles: { tooltip: { fontSize: 12, padding: "4px 8px", lineHeight: 1.4 } },
    }),
    Menu: Menu.extend({
      // The first entry has the focus when a menu opens: no empty child inside the role, and a long menu scrolls by keys.
      defaultProps: {
        transitionProps: { duration: 90 },
        shadow: "md",
        position: "bottom-end",
        withInitialFocusPlaceholder: false,
        menuItemTabIndex: 0,
      },
      styles: {
        dropdown: { maxWidth: 400 },
        item: { fontSize: 13, padding: "6px 10px" },
        // Names of any length; in full on hover.
        itemLabel: { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
        label: { fontSize: 11 },
      },
    }),
    Modal: Modal.extend({
      defaultProps: {
        // Gone at once: keys that are pressed while a dialog fades would be lost in it.
        transitionProps: { duration: 120, exitDuration: 0, transition: "pop" },
        overlayProps: { backgroundOpacity: 0.35 },
        radius: "md",
        centered: true,
        closeButtonProps: { "aria-label": "Close" },
      },
      styles: { title: { fontWeight: 600, fontSize: 15 } },
    }),
  },
});

function fieldStyles() {
  return {
    input: { height: 28, minHeight: 28, fontSize: 13 },
    label: { fontSize: 12, fontWeight: 500, color: "var(--text-dim)", marginBottom: 4 },
    description: { fontSize: 11.5, color: "var(--text-faint)" },
  };
}

/** Mantine's own surfaces take ours, so that menus, dialogs and panels are of one piece. */
export const variables: CSSVariablesResolver = () => {
  const shared = {
    "--mantine-color-body": "var(--surface)",
    "--mantine-color-text": "var(--text)",
    "--mantine-color-dimmed": "var(--text-dim)",
    "--mantine-color-placeholder": "var(--text-faint)",
    "--mantine-color-default": "var(--surface)",
    "--mantine-color-default-hover": "var(--surface-3)",
    "--mantine-color-default-border": "var(--line-strong)",
    "--mantine-color-default-color": "var(--text)",
    "--mantine-color-gray-light-hover": "var(--surface-3)",
    "--mantine-color-gray-light-color": "var(--text-dim)",
    "--mantine-color-accent-light": "var(--accent-soft)",
    "--mantine-color-accent-light-hover": "color-mix(in srgb, var(--accent-soft) 80%, var(--accent))",
    "--mantine-color-accent-light-color": "var(--accent-text)",
    "--mantine-color-anchor": "var(--accent-text)",
    "--mantine-color-error": "var(--bad)",
  };
  return { variables: {}, light: shared, dark: shared };
};
