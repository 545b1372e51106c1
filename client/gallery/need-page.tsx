import { ConfirmAction } from '../ui/confirm.tsx';
import { formatDate, formatDateRange, inDays } from '../ui/dates.ts';
import { ButtonLink, TextLink } from '../ui/link.tsx';
import { formatMoney, ValueRange } from '../ui/money.tsx';
import { Page } from '../ui/page.tsx';
import { PointsBar } from '../ui/points-bar.tsx';
import { SubNavigation } from '../ui/sub-navigation.tsx';
import { SummaryList } from '../ui/summary-list.tsx';
import { Table } from '../ui/table.tsx';
import { interestStates, needStages, StateTag } from '../ui/tag.tsx';
import { needs, strongMatch } from './sample.ts';

type Need = (typeof needs)[number];

export function NeedPage() {
  return (
    <Page
      title="Fewer falls at home after leaving hospital"
      caption="Northbank Council, adult social care"
      breadcrumbs={[{ text: 'Home', to: '/' }]}
      actions={<ButtonLink to="/forms">Invite a supplier</ButtonLink>}
    >
      <SubNavigation
        label="Parts of this need"
        items={[
          { text: 'Need', to: '/need' },
          { text: 'Suppliers', to: '/' },
          { text: 'Questions', to: '/states' },
        ]}
      />
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          <SummaryList
            rows={[
              { key: 'Stage', value: <StateTag states={needStages} state="ENGAGING" /> },
              {
                key: 'Value',
                value: <ValueRange min={90000} max={120000} />,
                actions: (
                  <TextLink to="/forms">
                    Change<span className="govuk-visually-hidden"> value</span>
                  </TextLink>
                ),
              },
              { key: 'Listening', value: formatDateRange('2026-11-01', '2026-11-20') },
              {
                key: 'Last changed',
                value: `${formatDate('2026-10-30')}, ${inDays('2026-10-30', '2026-11-02')}`,
              },
            ]}
          />
        </div>
      </div>
      <h2 className="govuk-heading-m">Why Hearthside Telecare</h2>
      <PointsBar
        subject="Hearthside Telecare"
        match={strongMatch}
        recordHref={({ recordId }) => `#${recordId}`}
      />

      <Table
        caption="Needs of Northbank Council"
        rows={needs}
        rowKey={(need) => need.id}
        columns={[
          {
            key: 'title',
            header: 'Need',
            cell: (need: Need) => <TextLink to="/need">{need.title}</TextLink>,
            rowHeader: true,
            sortBy: (need) => need.title,
          },
          {
            key: 'stage',
            header: 'Stage',
            cell: (need) => <StateTag states={needStages} state={need.stage} />,
          },
          {
            key: 'closes',
            header: 'Closes',
            cell: (need) => (need.closes ? formatDate(need.closes) : 'No date'),
            sortBy: (need) => need.closes,
          },
          {
            key: 'value',
            header: 'Value',
            cell: (need) => (need.value === null ? 'Not stated' : formatMoney(need.value)),
            numeric: true,
            sortBy: (need) => need.value,
          },
          {
            key: 'interests',
            header: 'Interests',
            cell: (need) => need.interests,
            numeric: true,
            sortBy: (need) => need.interests,
          },
        ]}
      />
      <Table
        caption="Wide table that scrolls"
        narrow="scroll"
        rows={Object.keys(interestStates)}
        rowKey={(state) => state}
        columns={[
          {
            key: 'state',
            header: 'State of interest',
            cell: (state: string) => <StateTag states={interestStates} state={state} />,
            rowHeader: true,
          },
          ...['July', 'August', 'September', 'October', 'November'].map((month) => ({
            key: month,
            header: month,
            cell: () => 12,
            numeric: true,
          })),
        ]}
      />
      <ConfirmAction
        trigger="Close this need"
        question="Close this need?"
        yes="Yes, close it"
        danger
        onYes={() => {}}
      >
        14 suppliers with an open interest are told, with your reason. This cannot be undone.
      </ConfirmAction>
    </Page>
  );
}
