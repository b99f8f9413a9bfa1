/** Makes the links of this package navigate by the app's own router. */
export { RouterProvider as LinkRouter } from 'react-aria-components';
export { afterPaint } from './afterPaint.ts';
export { Button, type ButtonProps } from './controls/Button.tsx';
export { Checkbox, type CheckboxProps } from './controls/Checkbox.tsx';
export { ChoiceMenu, type ChoiceMenuProps } from './controls/ChoiceMenu.tsx';
export { ComboBox, type ComboBoxProps } from './controls/ComboBox.tsx';
export { FieldDescription, FieldErrors, FieldLabel, type FieldWords } from './controls/Field.tsx';
export { IconButton, type IconButtonProps } from './controls/IconButton.tsx';
export { KeyHint } from './controls/KeyHint.tsx';
export { PasswordField } from './controls/PasswordField.tsx';
export { type RadioChoice, RadioGroup, type RadioGroupProps } from './controls/RadioGroup.tsx';
export { SearchField, type SearchFieldProps } from './controls/SearchField.tsx';
export { type Choice, Select, type SelectProps } from './controls/Select.tsx';
export { Switch, type SwitchProps } from './controls/Switch.tsx';
export { TextArea, type TextAreaProps } from './controls/TextArea.tsx';
export { TextField, type TextFieldProps } from './controls/TextField.tsx';
export { Avatar, type AvatarProps, initialsOf } from './display/Avatar.tsx';
export { Badge, type Tone } from './display/Badge.tsx';
export { CopyButton } from './display/CopyButton.tsx';
export { Duration } from './display/Duration.tsx';
export { FileChip, type FileChipProps } from './display/FileChip.tsx';
export { RawDetail } from './display/RawDetail.tsx';
export { RelativeTime, type RelativeTimeProps } from './display/RelativeTime.tsx';
export { Table, type TableColumn, type TableProps } from './display/Table.tsx';
export { Tabs, type TabsProps } from './display/Tabs.tsx';
export { Tag } from './display/Tag.tsx';
export { TagDot } from './display/TagDot.tsx';
export * from './i18n/index.ts';
export { joinClasses } from './joinClasses.ts';
export { type NavItem, NavRail, type NavRailProps } from './layout/NavRail.tsx';
export { PaneBack, PaneHeader, PanelToggle, Panes, type PanesProps } from './layout/Panes.tsx';
export {
  type RowSelection,
  type RowState,
  stepKey,
  VirtualList,
  type VirtualListProps,
} from './layout/VirtualList.tsx';
export { type Loaded, loadOnce } from './loadOnce.ts';
export { ConfirmDialog, type ConfirmDialogProps } from './overlays/ConfirmDialog.tsx';
export { Dialog, type DialogProps, DialogTrigger } from './overlays/Dialog.tsx';
export { Drawer, type DrawerProps } from './overlays/Drawer.tsx';
export { lazyPart } from './overlays/lazyPart.tsx';
export {
  Menu,
  MenuItem,
  type MenuItemProps,
  type MenuProps,
  MenuSection,
  MenuSeparator,
  MenuTrigger,
} from './overlays/Menu.tsx';
export { Popover, type PopoverProps, PopoverTrigger } from './overlays/Popover.tsx';
export { ToastRegion } from './overlays/Toast.tsx';
export { Tooltip, type TooltipProps } from './overlays/Tooltip.tsx';
export { type ToastContent, toasts } from './overlays/toast-queue.ts';
export { Banner, type BannerProps } from './states/Banner.tsx';
export { EmptyState, type EmptyStateProps } from './states/EmptyState.tsx';
export { ErrorState, type ErrorStateProps } from './states/ErrorState.tsx';
export { ForbiddenState, type ForbiddenStateProps } from './states/ForbiddenState.tsx';
export { Skeleton, SkeletonRows } from './states/Skeleton.tsx';
export { applyTheme, readTheme, type Theme } from './theme.ts';
export { Knot, type KnotProps } from './thread/Knot.tsx';
export { PromiseRing, type PromiseRingProps, type PromiseState } from './thread/PromiseRing.tsx';
export { Silence, type SilenceProps, silenceLength } from './thread/Silence.tsx';
export { Thread, ThreadDay, type ThreadProps, ThreadText } from './thread/Thread.tsx';
export { ThreadEnd, type ThreadEndProps } from './thread/ThreadEnd.tsx';
export { ThreadEvent } from './thread/ThreadEvent.tsx';
export { narrow, single, useMedia } from './useMedia.ts';
export { FixedNow, useNow } from './useNow.ts';
