import { ComboBox } from '@hilo/ui';

const zones = Intl.supportedValuesOf('timeZone').map((zone) => ({
  id: zone,
  label: zone.replaceAll('_', ' '),
}));

/** One of some four hundred zones (IANA names); type a city to find it. */
export function TimeZoneField(props: { label: string; value: string; onChange: (zone: string) => void }) {
  const choices = zones.some(({ id }) => id === props.value)
    ? zones
    : [{ id: props.value, label: props.value }, ...zones];
  return (
    <ComboBox
      label={props.label}
      choices={choices}
      menuTrigger="input"
      value={props.value}
      onChange={(key) => key !== null && props.onChange(String(key))}
    />
  );
}
