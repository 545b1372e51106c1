import { Chart } from '../ui/chart/chart.tsx';
import { Page } from '../ui/page.tsx';

const months = ['Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov'].map((month) => `${month} 2026`);

export function ChartsPage() {
  return (
    <Page title="Charts" breadcrumbs={[{ text: 'Home', to: '/' }]}>
      <Chart
        kind="funnel"
        title="From shown to engaged"
        summary="One match in nine that is viewed ends in an interest; most are lost before anybody looks."
        data={{
          categoryName: 'Stage',
          categories: ['Shown', 'Viewed', 'Interest', 'Shortlisted', 'Engaged'],
          series: [{ name: 'Matches', values: [8240, 1904, 212, 64, 17] }],
        }}
      />
      <Chart
        kind="bars"
        title="Needs with no suitable supplier"
        summary="Housing repairs has the most unmet needs, twice as many as school transport."
        data={{
          categoryName: 'Line of business',
          categories: ['Housing repairs and maintenance', 'Adult social care', 'School transport'],
          series: [{ name: 'Needs', values: [18, 13, 9] }],
        }}
      />
      <Chart
        kind="bars"
        title="Share by size of supplier"
        summary="Micro suppliers are shown often but shortlisted seldom."
        format={(value) => `${value}%`}
        data={{
          categoryName: 'Size',
          categories: ['Micro', 'Small', 'Medium'],
          series: [
            { name: 'Shown', values: [44, 31, 25] },
            { name: 'Interest', values: [36, 38, 26] },
            { name: 'Shortlisted', values: [18, 46, 36] },
            { name: 'Engaged', values: [12, 47, null] },
          ],
        }}
      />
      <Chart
        kind="lines"
        title="Answers to interests"
        summary="Answers within ten days have doubled since June."
        data={{
          categoryName: 'Month',
          categories: months,
          series: [
            { name: 'Within 10 days', values: [14, 18, 17, 22, 26, 29] },
            { name: 'Later', values: [21, 20, 16, 15, 9, 7] },
            { name: 'Never', values: [8, 6, null, 5, 4, 3] },
          ],
        }}
      />
    </Page>
  );
}
